import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './cache.mjs';
import { SetupError, run } from './progress.mjs';

/** Whether this system has the tools to fetch and unpack Debian packages. */
export function hasDebianPackages() {
  return onPath('apt-get') !== undefined && onPath('dpkg-deb') !== undefined;
}

/**
 * Downloads packages of the distribution, with what they need and the system lacks, and unpacks
 * them into `folder`. Nothing is installed and nothing of the system changes, so any user may.
 */
export async function unpackPackages(packages, folder) {
  const work = join(folder, '.download');
  mkdirSync(work, { recursive: true });
  let problem = await tryDownload(packages, work, []);
  if (problem !== undefined) {
    // The system's package lists are missing or too old: fetch lists of our own.
    const own = privateLists(work);
    const { code, output } = await run('apt-get', ['update', ...own], { env: english() });
    problem = code === 0 ? await tryDownload(packages, work, own) : output;
  }
  if (problem !== undefined) throw new SetupError(problem.trim().split('\n').slice(-8).join('\n'));
  for (const name of readdirSync(work).filter(file => file.endsWith('.deb'))) {
    const { code, output } = await run('dpkg-deb', ['-x', join(work, name), folder]);
    if (code !== 0) throw new SetupError(output);
  }
  rmSync(work, { recursive: true, force: true });
}

/**
 * Gets a program from a package, as `bin/<name>` of a folder that is filled in `temporary` and used in `folder`.
 * @param paths where the program may be in the package, one of them
 */
export async function unpackProgram(name, { packages, paths, temporary, folder }) {
  const root = join(temporary, 'root');
  await unpackPackages(packages, root);
  const libraries = libraryFolders(root).map(path => path.replace(temporary, folder));
  const program = paths.find(path => existsSync(join(root, path)));
  if (program === undefined)
    throw new SetupError(`this distribution's ${packages.join(', ')} has no ${name}`);
  mkdirSync(join(temporary, 'bin'));
  // The libraries lie in the cache and not in the system, so a small script says where.
  const environment = `LD_LIBRARY_PATH='${libraries.join(':')}'`;
  const script = `#!/bin/sh\n${environment} exec '${join(folder, 'root', program)}' "$@"\n`;
  writeFileSync(join(temporary, 'bin', name), script, { mode: 0o755 });
}

/** Resolves to undefined, or to what went wrong. */
async function tryDownload(packages, work, options) {
  const wanted = [
    '-s',
    '--no-install-recommends',
    '-o',
    'Debug::NoLocking=1',
    ...options,
    'install',
    ...packages,
  ];
  const plan = await run('apt-get', wanted, { env: english() });
  const names = [...plan.output.matchAll(/^Inst (\S+) (?:\[\S+\] )?\((\S+)/gm)].map(
    ([, name, version]) => `${name}=${version}`,
  );
  if (plan.code !== 0 || names.length === 0) return plan.output || 'apt-get found nothing to download.';
  const args = ['-q', '-o', 'APT::Sandbox::User=', ...options, 'download', ...names];
  const download = await run('apt-get', args, { cwd: work, env: english() });
  return download.code === 0 ? undefined : download.output;
}

function privateLists(work) {
  const state = join(work, 'apt');
  for (const name of ['lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(state, name), { recursive: true });
  }
  if (existsSync('/var/lib/apt/extended_states')) {
    copyFileSync('/var/lib/apt/extended_states', join(state, 'extended_states'));
  }
  const settings = {
    'Dir::State': state,
    'Dir::State::lists': join(state, 'lists'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': join(state, 'cache'),
    'APT::Sandbox::User': '',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function english() {
  return { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
}

/** The folders below an unpacked root that hold shared libraries, for LD_LIBRARY_PATH. */
export function libraryFolders(root) {
  const found = [];
  for (const base of ['usr/lib', 'lib']) {
    const folder = join(root, base);
    if (!existsSync(folder)) continue;
    found.push(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name.includes('-linux-')) found.push(join(folder, entry.name));
    }
  }
  return found;
}
