import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, fillOnce, onPath } from './cache.mjs';
import { hasDebianPackages, libraryFolders, unpackPackages } from './debian.mjs';
import { SetupError, run, step } from './progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const PACKAGES = ['chromium', 'fonts-dejavu-core', 'fontconfig-config'];
const CONTINUOUS_INTEGRATION = /^(1|true)$/i.test(process.env.CI ?? '');

/**
 * The path of a Chromium for the browser tests. Without one, a machine of CI installs it and any
 * other gets it into the user's cache. Resolves to undefined when that cannot be done and leaving
 * the browser tests out is allowed: never in CI.
 */
export async function ensureChromium() {
  if (process.env.FRONTROW_BROWSER === 'off' && !CONTINUOUS_INTEGRATION) return undefined;
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES.map(name => onPath(name)), MAC];
  for (const path of candidates.filter(candidate => candidate && existsSync(candidate))) {
    if ((await whyUnusable(path)) === undefined) return path;
  }
  const problems = [];
  for (const way of [install, unpack]) {
    const { path, problem } = await way();
    if (path !== undefined) return path;
    if (problem) problems.push(`- ${problem}`);
  }
  const message = [
    'There is no Chromium for the browser tests, and none could be fetched.',
    ...problems,
  ].join('\n');
  const advice = 'Install Chromium, or set CHROMIUM_PATH to one.';
  if (CONTINUOUS_INTEGRATION) throw new SetupError(`${message}\n${advice}`);
  console.error(`\n*** ${message}\n*** THE BROWSER TESTS ARE LEFT OUT. ${advice}\n`);
  return undefined;
}

/** A machine of CI is there for one run, so there the system itself may be changed. */
async function install() {
  if (!CONTINUOUS_INTEGRATION || process.getuid?.() !== 0 || !onPath('apt-get')) return {};
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return step('Installing Chromium', async () => {
    let result;
    for (const args of [
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
    ]) {
      result = await run('apt-get', args, { env });
      if (args[0] === 'install' && result.code === 0) break;
    }
    const path = onPath(...NAMES);
    const problem = path ? await whyUnusable(path) : `apt-get: ${lastLines(result.output)}`;
    return problem === undefined ? { path } : { problem };
  });
}

async function unpack() {
  if (!hasDebianPackages()) return {};
  const folder = join(cacheFolder(), 'chromium');
  const path = join(folder, 'bin', 'chromium');
  if (existsSync(path) && (await whyUnusable(path)) === undefined) return { path };
  try {
    await step('Getting Chromium', () => fillOnce(folder, temporary => fill(temporary, folder)));
  } catch (error) {
    return { problem: error.message };
  }
  const problem = await whyUnusable(path);
  return problem === undefined ? { path } : { problem };
}

async function fill(temporary, folder) {
  const root = join(temporary, 'root');
  await unpackPackages(PACKAGES, root);
  const program = join('usr', 'lib', 'chromium', 'chromium');
  if (!existsSync(join(root, program))) throw new SetupError('this distribution has no Chromium package');
  const libraries = libraryFolders(root).map(path => path.replace(temporary, folder));
  for (const extra of ['pulseaudio', 'blas', 'lapack']) {
    libraries.push(...libraries.map(path => join(path, extra)).filter(path => path.includes('-linux-')));
  }
  mkdirSync(join(temporary, 'bin'));
  const fonts = join(temporary, 'fonts.conf');
  const final = join(folder, 'root');
  writeFileSync(
    fonts,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n` +
      `  <dir>${join(final, 'usr/share/fonts')}</dir>\n  <dir>/usr/share/fonts</dir>\n` +
      `  <cachedir>${join(folder, 'font-cache')}</cachedir>\n</fontconfig>\n`,
  );
  const script = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH='${libraries.join(':')}'`,
    `export FONTCONFIG_FILE='${join(folder, 'fonts.conf')}'`,
    `exec '${join(final, program)}' "$@"`,
    '',
  ].join('\n');
  writeFileSync(join(temporary, 'bin', 'chromium'), script, { mode: 0o755 });
}

/** What keeps this browser from showing a page, or undefined when it shows one. */
async function whyUnusable(path) {
  const profile = mkdtempSync(join(tmpdir(), 'frontrow-browser-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ];
  const args = [
    ...flags,
    ...quiet,
    `--user-data-dir=${profile}`,
    '--dump-dom',
    'data:text/html,<p>front</p>',
  ];
  try {
    const { code, output } = await run(path, args, { timeout: 60_000 });
    return code === 0 && output.includes('<p>front</p>') ? undefined : `${path}: ${lastLines(output)}`;
  } catch (error) {
    return `${path}: ${error.message}`;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function lastLines(text) {
  return text.trim().split('\n').slice(-4).join('\n  ');
}
