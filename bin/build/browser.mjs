/**
 * What the browser gets: every top-level file of views/islands becomes views/assets/build/<name>.js, the two
 * stylesheets become site.css and desk.css, and the fonts they name are copied to views/assets/build/fonts.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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
  compressBeside(outdir);
}

/** The server sends these as they lie, so that no request is compressed while somebody waits for it. */
function compressBeside(folder) {
  for (const name of readdirSync(folder).filter(each => /\.(js|css)$/.test(each))) {
    const content = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content));
  }
}
