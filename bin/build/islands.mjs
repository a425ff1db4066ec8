import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = 'views/islands';
const TARGET = 'views/assets/build';

export const outputs = existsSync(join(import.meta.dirname, '..', '..', SOURCE)) ? [TARGET] : [];

/** Bundles every file at the top of views/islands into one script of its own for the browser. */
export default async function buildIslands({ root }) {
  if (!existsSync(join(root, SOURCE))) return;
  const entryPoints = readdirSync(join(root, SOURCE), { withFileTypes: true })
    .filter(entry => entry.isFile() && /(?<!\.d|\.spec)\.ts$/.test(entry.name))
    .map(entry => join(root, SOURCE, entry.name));
  if (entryPoints.length === 0) return;
  const { build } = await import('esbuild');
  rmSync(join(root, TARGET), { recursive: true, force: true });
  await build({
    entryPoints,
    outdir: join(root, TARGET),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
