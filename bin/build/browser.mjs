/**
 * What the browser gets: every top-level file of views/islands becomes views/assets/build/<name>.js, the two
 * stylesheets become site.css and desk.css, and the fonts they name are copied to views/assets/build/fonts.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export const inputs = ['views/styles'];
export const outputs = ['views/assets/build'];

/** Builds into `<root>/views/assets/build`. Rejects with esbuild's own messages when a source is wrong. */
export default async function buildBrowser({ root }) {
  const islands = join(root, 'views', 'islands');
  const styles = join(root, 'views', 'styles');
  const outdir = join(root, 'views', 'assets', 'build');
  rmSync(outdir, { recursive: true, force: true });
  const scripts = readdirSync(islands, { withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(islands, entry.name));
  await build({
    entryPoints: [...scripts, join(styles, 'site.css'), join(styles, 'desk.css')],
    outdir,
    entryNames: '[name]',
    assetNames: 'fonts/[name]',
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome123', 'firefox126', 'safari17.5'],
    loader: { '.woff2': 'file' },
    logLevel: 'warning',
  });
}
