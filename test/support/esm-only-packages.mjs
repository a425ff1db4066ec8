import { build } from 'esbuild';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Packages that are ES modules only and that a CommonJS package requires: Node can do that from 20.19 on, Jest's own
 * module system only from Node 24.9 on. Until then Jest finds copies of them as CommonJS.
 */
const packages = ['content-disposition'];

/** For Jest's `moduleNameMapper`. */
export const esmOnlyPackages = Object.fromEntries(
  packages.map(name => [`^${name}$`, `<rootDir>/dist/test/${name}.cjs`]),
);

export async function buildEsmOnlyPackages() {
  const options = { bundle: true, platform: 'node', format: 'cjs', absWorkingDir: ROOT, logLevel: 'error' };
  await Promise.all(
    packages.map(name =>
      build({ ...options, entryPoints: [name], outfile: resolve(ROOT, 'dist/test', `${name}.cjs`) }),
    ),
  );
}
