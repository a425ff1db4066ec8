import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

export const outputs = ['dist/src'];

const FOLDERS = ['src', 'migrations'];

/**
 * Compiles src and migrations into dist, file by file, with the settings of .swcrc (as `nest build`
 * does). Built beside and swapped in, so that a killed build never leaves a mixture.
 */
export default async function buildServer({ root }) {
  const { transformFile } = await import('@swc/core');
  const fresh = join(root, `dist.new-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  const files = FOLDERS.filter(name => existsSync(join(root, name))).flatMap(name =>
    filesBelow(join(root, name)),
  );
  await Promise.all(
    files.map(async file => {
      const target = join(fresh, relative(root, file));
      mkdirSync(dirname(target), { recursive: true });
      if (!file.endsWith('.ts')) return copyFileSync(file, target);
      const output = target.replace(/\.ts$/, '.js');
      const { code, map } = await transformFile(file, { cwd: root, configFile: join(root, '.swcrc') });
      writeFileSync(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
      writeFileSync(`${output}.map`, map);
    }),
  );
  const dist = join(root, 'dist');
  const old = `${fresh}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(spec|d)\.ts$/.test(entry.name) ? [] : [path];
  });
}
