import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, fillOnce, onPath } from './cache.mjs';
import { hasDebianPackages, unpackProgram } from './debian.mjs';
import { SetupError, run, step } from './progress.mjs';

const CONTINUOUS_INTEGRATION = /^(1|true)$/i.test(process.env.CI ?? '');
const SYSTEM = '/usr/sbin/nginx';

/**
 * The path of an nginx for the tests of the edge: the system's, or one that is got into the user's cache. Resolves to
 * undefined when that cannot be done and leaving those tests out is allowed: never in CI.
 */
export async function ensureNginx() {
  const folder = join(cacheFolder(), `nginx-${process.platform}-${process.arch}`);
  const own = join(folder, 'bin', 'nginx');
  for (const path of [process.env.NGINX_PATH, onPath('nginx'), SYSTEM, own]) {
    if (path && existsSync(path) && (await works(path))) return path;
  }
  const problem = await get(folder);
  if (problem === undefined && (await works(own))) return own;
  const message = `There is no nginx for the tests of the edge, and none could be fetched: ${problem ?? 'it does not run here'}`;
  const advice = 'Install nginx, or set NGINX_PATH to one.';
  if (CONTINUOUS_INTEGRATION) throw new SetupError(`${message}\n${advice}`);
  console.error(`\n*** ${message}\n*** THE TESTS OF THE EDGE ARE LEFT OUT. ${advice}\n`);
  return undefined;
}

/** Resolves to undefined, or to what went wrong. */
async function get(folder) {
  if (!hasDebianPackages()) return 'this system has no Debian packages';
  const program = { packages: ['nginx'], paths: ['usr/sbin/nginx'], folder };
  try {
    await step('Getting nginx', () =>
      fillOnce(folder, temporary => unpackProgram('nginx', { ...program, temporary })),
    );
    return undefined;
  } catch (error) {
    return error.message;
  }
}

async function works(path) {
  const { code, output } = await run(path, ['-v']).catch(() => ({ code: 1, output: '' }));
  return code === 0 && output.includes('nginx');
}
