import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../../src/platform/config/config.js';

const ROOT = resolve(import.meta.dirname, '../..');
const HOOKS = ['CRASH_AT', 'STOP_AT', 'BLOCK_AT'];

function textsOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(js|ts)$/.test(entry.name))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

const count = (texts: string[], pattern: RegExp): number => texts.filter(text => pattern.test(text)).length;

describe('crash points', () => {
  it.each(HOOKS)('a product started with %s refuses to boot', name => {
    expect(() => readConfig({ [name]: 'cp08' })).toThrow(`${name} is for the fault suite only`);
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], [name]: 'cp08' };
    const run = spawnSync(process.execPath, ['dist/src/main.js'], { cwd: ROOT, env, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`${name} is for the fault suite only`);
  });

  it('are named once for each place where they stand, cp01 to cp20', () => {
    const found = textsOf('src').flatMap(text => [...text.matchAll(/crashPoint\('(cp\d\d)'\)/g)]);
    const names = new Set(found.map(([, name]) => name));
    expect([...names].sort()).toEqual(
      Array.from({ length: 20 }, (_, i) => `cp${String(i + 1).padStart(2, '0')}`),
    );
  });

  it('have nothing behind them in the built product', () => {
    const built = textsOf('dist/src');
    expect(count(built, /crashPoint\('cp\d\d'\)/)).toBeGreaterThan(5);
    // Where it is defined, and nowhere else.
    expect(count(built, /onCrashPoint/)).toBe(1);
    // Where it is refused, and nowhere else.
    expect(count(built, /CRASH_AT|STOP_AT|BLOCK_AT/)).toBe(1);
  });
});
