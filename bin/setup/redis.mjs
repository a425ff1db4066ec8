import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, fillOnce, onPath, putOnPath } from './cache.mjs';
import { hasDebianPackages, unpackProgram } from './debian.mjs';
import { SetupError, run, step } from './progress.mjs';

const SERVERS = ['redis-server', 'valkey-server'];
/** Redis is built by this npm package where a compiler is the only way. */
const BUILDER = 'redis-memory-server@0.17.1';

/** Makes sure that a Redis server is found on PATH, and gets one into the user's cache if not. */
export async function ensureRedis() {
  if (onPath(...SERVERS)) return;
  const folder = join(cacheFolder(), `redis-${process.platform}-${process.arch}`);
  const bin = join(folder, 'bin');
  if (!(await works(join(bin, 'redis-server')))) await step('Getting a Redis server', () => get(folder));
  putOnPath(bin);
}

async function get(folder) {
  const ways = [];
  if (hasDebianPackages()) ways.push(['the packages of this distribution', fromPackages]);
  if (onPath('make') && onPath('cc', 'gcc', 'clang')) ways.push(['a build with the compiler', fromSource]);
  const problems = [];
  for (const [name, way] of ways) {
    try {
      await fillOnce(folder, temporary => way(temporary, folder));
      if (await works(join(folder, 'bin', 'redis-server'))) return;
      problems.push(`- ${name}: what came out does not run here`);
    } catch (error) {
      problems.push(`- ${name}: ${error.message}`);
    }
  }
  throw new SetupError(
    [
      'There is no Redis server on this machine, and none could be fetched.',
      ...problems,
      '',
      `Install one with: ${installCommand()}`,
      'or set REDIS_URL to a Redis server of your own, then run the same command again.',
    ].join('\n'),
  );
}

async function fromPackages(temporary, folder) {
  const paths = SERVERS.map(name => `usr/bin/${name}`);
  await unpackProgram('redis-server', { packages: ['redis-server'], paths, temporary, folder });
}

async function fromSource(temporary) {
  const builder = join(temporary, 'builder');
  mkdirSync(builder);
  const flags = ['--prefix', builder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await mustRun('npm', ['install', ...flags, BUILDER], builder);
  const build =
    "require('redis-memory-server/lib/util/RedisBinary').default" +
    ".getPath({ version: 'stable', downloadDir: process.argv[1], ignoreDownloadCache: false, systemBinary: '' })" +
    '.then(path => console.log(`BUILT ${path}`))';
  const output = await mustRun(process.execPath, ['-e', build, join(builder, 'out')], builder);
  mkdirSync(join(temporary, 'bin'));
  copyFileSync(/^BUILT (.+)$/m.exec(output)[1], join(temporary, 'bin', 'redis-server'));
  chmodSync(join(temporary, 'bin', 'redis-server'), 0o755);
  rmSync(builder, { recursive: true, force: true });
}

async function mustRun(program, args, cwd) {
  const { code, output } = await run(program, args, { cwd });
  if (code !== 0) throw new SetupError(output.trim().split('\n').slice(-8).join('\n'));
  return output;
}

async function works(program) {
  if (!existsSync(program)) return false;
  const { code, output } = await run(program, ['--version']).catch(() => ({ code: 1, output: '' }));
  return code === 0 && /server v=\d/i.test(output);
}

function installCommand() {
  if (process.platform === 'darwin') return 'brew install redis';
  if (process.platform === 'win32') return 'wsl --install, and run Frontrow inside it';
  const managers = {
    'apt-get': 'sudo apt-get install redis-server',
    dnf: 'sudo dnf install valkey',
    apk: 'sudo apk add valkey',
    pacman: 'sudo pacman -S valkey',
    zypper: 'sudo zypper install redis',
  };
  const manager = Object.keys(managers).find(name => onPath(name));
  return manager ? managers[manager] : 'your package manager (the package is called redis or valkey)';
}
