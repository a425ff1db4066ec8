import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { freePort } from '../../src/platform/embedded/index.js';
import { isAlive, waitUntilGone } from '../../src/platform/embedded/processes.js';
import { type Launched, cleanUp, dataFolder, launch, serverPids } from './launch.js';

const squatters: Server[] = [];

afterEach(async () => {
  for (const squatter of squatters.splice(0)) squatter.close();
  await cleanUp();
});

function start(dataDir: string, environment: Record<string, string> = {}): Launched {
  return launch(['npm', 'start'], { DATA_DIR: dataDir, SEED_DEMO: 'off', ...environment });
}

async function ready(frontrow: Launched): Promise<string> {
  const [, url = ''] = await frontrow.printed(/^Frontrow is ready on (\S+)/m);
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  return url;
}

/** npm's one child: the server itself. */
function serverOf(frontrow: Launched): number {
  const children = readFileSync(`/proc/${frontrow.pid}/task/${frontrow.pid}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
}

async function occupy(port: number): Promise<void> {
  const squatter = createServer();
  await new Promise<void>(done => squatter.listen(port, '127.0.0.1', done).once('error', () => done()));
  squatters.push(squatter);
}

describe('npm start', () => {
  it('starts, stops on SIGTERM to its group, and starts again on the same data', async () => {
    const dataDir = dataFolder();
    const port = String(await freePort());
    const first = start(dataDir, { PORT: port });
    expect(await ready(first)).toContain(`:${port}`);
    const servers = serverPids(dataDir);
    process.kill(-first.pid, 'SIGTERM');
    expect(await first.exited).toBe(0);
    expect([servers.postgres, servers.redis].map(isAlive)).toEqual([false, false]);

    const second = start(dataDir, { PORT: port });
    await ready(second);
    for (let press = 0; press < 3; press++) process.kill(-second.pid, 'SIGINT');
    expect(await second.exited).toBe(0);
  });

  it('ends well when only the server gets the signal, several times', async () => {
    const dataDir = dataFolder();
    const frontrow = start(dataDir, { PORT: String(await freePort()) });
    await ready(frontrow);
    const servers = serverPids(dataDir);
    const server = serverOf(frontrow);
    for (let press = 0; press < 3; press++) process.kill(server, 'SIGTERM');
    expect(await frontrow.exited).toBe(0);
    expect([server, servers.postgres, servers.redis].map(isAlive)).toEqual([false, false, false]);
  });

  it('starts after everything was killed', async () => {
    const dataDir = dataFolder();
    const port = String(await freePort());
    const first = start(dataDir, { PORT: port });
    await ready(first);
    const servers = serverPids(dataDir);
    process.kill(-first.pid, 'SIGKILL');
    for (const pid of [servers.postgres, servers.redis]) process.kill(pid, 'SIGKILL');
    await Promise.all([servers.postgres, servers.redis].map(pid => waitUntilGone(pid, 5000)));
    await first.exited;
    await ready(start(dataDir, { PORT: port }));
  });

  it('refuses a data folder that another one uses, and leaves that one alone', async () => {
    const dataDir = dataFolder();
    const url = await ready(start(dataDir, { PORT: String(await freePort()) }));
    const second = start(dataDir, { PORT: String(await freePort()) });
    expect(await second.exited).not.toBe(0);
    expect(second.output()).toMatch(/Another Frontrow is running/);
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  });

  it('says so when the port that was asked for is taken, and leaves nothing running', async () => {
    const dataDir = dataFolder();
    const port = await freePort();
    await occupy(port);
    const frontrow = start(dataDir, { PORT: String(port) });
    expect(await frontrow.exited).not.toBe(0);
    expect(frontrow.output()).toMatch(`Port ${port} is taken`);
    expect(() => serverPids(dataDir)).toThrow(/ENOENT/);
  });

  it('takes the next free port when nobody asked for one', async () => {
    await occupy(3000);
    const url = await ready(start(dataFolder()));
    expect(Number(new URL(url).port)).toBeGreaterThan(3000);
  });
});
