import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyInstall } from '../../bin/setup/dependencies.mjs';
import { nodeProblem } from '../../bin/setup/node.mjs';
import { EmbeddedServerError, choosePort, freePort } from '../../src/platform/embedded/index.js';

describe('whether dependencies must be installed', () => {
  let root: string;
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } };

  function write(path: string, content: object | string): void {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'frontrow-modules-'));
    write('package-lock.json', lock);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('sees that there are none', () => {
    expect(whyInstall(root)).toBe('missing');
  });

  it('sees that an installation was broken off', () => {
    write('node_modules/a/package.json', {});
    expect(whyInstall(root)).toBe('incomplete');
  });

  it('sees that a package is missing or of another version', () => {
    write('node_modules/.package-lock.json', lock);
    expect(whyInstall(root)).toBe('incomplete');
    write('node_modules/a/package.json', {});
    expect(whyInstall(root)).toBeUndefined();
    write('package-lock.json', { packages: { '': {}, 'node_modules/a': { version: '1.0.1' } } });
    expect(whyInstall(root)).toBe('incomplete');
  });

  it('sees that the lock file has changed since', () => {
    write('node_modules/.frontrow-installed', 'of another lock file');
    expect(whyInstall(root)).toBe('out of date');
  });

  it('leaves an installation alone that several working copies share', () => {
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'node_modules'));
    expect(whyInstall(root)).toBeUndefined();
  });
});

describe('the version of Node', () => {
  it.each(['18.20.0', '20.18.3'])('%s is too old, and the message says what to do', version => {
    expect(nodeProblem(version)).toMatch(/20\.19 or newer.*nodejs\.org/);
  });

  it.each(['20.19.0', '22.0.0', '24.1.0'])('%s is good', version => {
    expect(nodeProblem(version)).toBeUndefined();
  });
});

describe('the port to serve on', () => {
  it('is the wanted one while it is free, the next free one when it is not', async () => {
    const wanted = await freePort();
    expect(await choosePort(wanted, false)).toBe(wanted);
    await occupied(wanted, async () => {
      expect(await choosePort(wanted, false)).toBeGreaterThan(wanted);
    });
  });

  it('is never another one than somebody asked for', async () => {
    const wanted = await freePort();
    await occupied(wanted, async () => {
      await expect(choosePort(wanted, true)).rejects.toThrow(
        new EmbeddedServerError(
          `Port ${wanted} is taken by another program. Stop it, or set PORT to another number.`,
        ),
      );
    });
  });

  async function occupied(port: number, work: () => Promise<void>): Promise<void> {
    const server = createServer();
    await new Promise<void>(done => server.listen(port, '127.0.0.1', done));
    try {
      await work();
    } finally {
      await new Promise(done => server.close(done));
    }
  }
});
