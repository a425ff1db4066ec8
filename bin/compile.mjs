import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * Compiles a folder of ours into the same place below dist, beside the very code that it works on; a fresh build of
 * the server removes it again, so nothing of it is ever shipped.
 */
export async function compileBeside(folder) {
  const { transformFile } = await import('@swc/core');
  rmSync(join(ROOT, 'dist', folder), { recursive: true, force: true });
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async file => {
      const target = join(ROOT, 'dist', relative(ROOT, file)).replace(/\.ts$/, '.js');
      mkdirSync(dirname(target), { recursive: true });
      const { code } = await transformFile(file, {
        cwd: ROOT,
        configFile: join(ROOT, '.swcrc'),
        sourceMaps: 'inline',
      });
      writeFileSync(target, code);
    }),
  );
}
