/**
 * Starts the server that behaves as Stripe documents, to try the product's Stripe side without an account:
 *
 *   node bin/stripe-server.mjs [--port 4242] [--webhooks <url> --secret whsec_local] [--diary <file>]
 *
 * test/support/stripe-server says what it can do; `/_control` holds its levers.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(root, '.cache', `stripe-server-${process.pid}.mjs`);
await build({
  entryPoints: [join(root, 'test', 'support', 'stripe-server', 'process.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  outfile,
  logLevel: 'warning',
});
const { run } = await import(pathToFileURL(outfile).href);
rmSync(outfile);
await run(process.argv.slice(2));
