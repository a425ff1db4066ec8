import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { awaitOtherInstall, forgetInstall, noteInstall } from './install-lock.mjs';
import { SetupError, run, step } from './progress.mjs';

const NPM_FROM_NODE = join(dirname(process.execPath), process.platform === 'win32' ? 'npm.cmd' : 'npm');

/**
 * Why the dependencies must be installed, or undefined when they are as the lock file says. The
 * stamp lies inside node_modules and is written last, so a half installation never has it.
 */
export function whyInstall(root) {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) return 'missing';
  // Somebody shares one installation between several working copies: theirs to look after.
  if (lstatSync(modules).isSymbolicLink()) return undefined;
  if (!existsSync(stampOf(root))) return installedByNpm(root) ? undefined : 'incomplete';
  return readFileSync(stampOf(root), 'utf8') === stampText(root) ? undefined : 'out of date';
}

/**
 * A plain `npm ci` or `npm install` leaves no stamp of ours but, at its very end, a lock file of
 * its own in node_modules. It counts when it names every package of ours in the same version.
 */
function installedByNpm(root) {
  try {
    const read = path => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
    const installed = read('node_modules/.package-lock.json');
    const wanted = Object.entries(read('package-lock.json')).filter(
      ([path, entry]) => path && !entry.optional,
    );
    return wanted.every(
      ([path, { version }]) => installed[path]?.version === version && existsSync(join(root, path)),
    );
  } catch {
    return false;
  }
}

/** Installs the dependencies exactly as the lock file says, unless they are there already. */
export async function ensureDependencies(root) {
  if (whyInstall(root) === undefined) return;
  await awaitOtherInstall(root);
  const reason = whyInstall(root);
  if (reason === undefined) return;
  await step(`Installing the dependencies (${reason})`, async () => {
    rmSync(stampOf(root), { force: true });
    let { code, output } = await install(root);
    if (code !== 0 && /ENOTEMPTY|EEXIST|EINTEGRITY/.test(output)) {
      // The remains of a broken installation can be in npm's way.
      rmSync(join(root, 'node_modules'), { recursive: true, force: true });
      ({ code, output } = await install(root));
    }
    if (code !== 0) throw new SetupError(explain(output));
    mkdirSync(dirname(stampOf(root)), { recursive: true });
    writeFileSync(stampOf(root), stampText(root));
  });
}

async function install(root) {
  const npm = existsSync(NPM_FROM_NODE) ? NPM_FROM_NODE : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
  const shell = process.platform === 'win32';
  try {
    return await run(npm, args, {
      cwd: root,
      shell,
      env: environmentForNpm(),
      onStart: pid => noteInstall(root, pid),
    });
  } catch (error) {
    throw new SetupError(`npm cannot be run (${error.message}). Install npm, then start again.`);
  } finally {
    forgetInstall(root);
  }
}

function environmentForNpm() {
  // NODE_ENV=production or an omit setting of an outer npm would leave out what the build needs.
  const left = Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|npm_config_omit)$/i.test(name));
  return Object.fromEntries(left);
}

function explain(output) {
  const network = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(output);
  const advice = network
    ? 'The npm registry cannot be reached. Connect this machine to the network (or set a proxy with ' +
      '`npm config set proxy <url>`), then run the same command again. Once installed, no network is needed.'
    : /ENOSPC/.test(output)
      ? 'The disk is full. Make room, then run the same command again.'
      : /EACCES|EPERM/.test(output)
        ? 'This user may not write here. Run as the owner of this folder.'
        : 'Delete node_modules and run the same command again.';
  return `npm ci failed:\n${output.trim().split('\n').slice(-25).join('\n')}\n\n${advice}`;
}

function stampOf(root) {
  return join(root, 'node_modules', '.frontrow-installed');
}

/** The lock file decides what is installed; platform and Node's ABI decide which binaries fit. */
function stampText(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}
