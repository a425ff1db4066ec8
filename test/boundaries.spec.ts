import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const { order } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
  order: string[];
};

interface Cruise {
  summary: { totalCruised: number; violations: { rule: { name: string } }[] };
}

/** Cruises the sources below a folder as they are in this moment. */
async function cruise(cwd: string): Promise<Cruise> {
  const args = [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'src',
    '--config',
    '--output-type',
    'json',
  ];
  const { stdout } = await run(process.execPath, args, { cwd, maxBuffer: 64 << 20 }).catch(
    (error: unknown) => ({ stdout: (error as { stdout?: string }).stdout ?? '{}' }),
  );
  return JSON.parse(stdout) as Cruise;
}

/** Each rule, and a file that breaks it and nothing else. */
const plants: [rule: string, path: string, text: string][] = [
  ['events-looks-left-only', 'src/events/planted.ts', "export * from '../inventory/index.js';"],
  ['payments-looks-left-only', 'src/payments/planted.ts', "export * from '../tickets/index.js';"],
  ['enter-by-the-index', 'src/admin/planted.ts', "export * from '../holds/hold.js';"],
  ['platform-knows-no-tickets', 'src/platform/planted.ts', "export * from '../events/index.js';"],
  ['rules-touch-nothing', 'src/holds/planted.rules.ts', "export * from 'typeorm';"],
  ['controllers-do-not-query', 'src/holds/planted.controller.ts', "export * from 'typeorm';"],
  ['redlock-lives-in-one-place', 'src/holds/planted.ts', "export { default } from 'redlock';"],
  ['every-folder-is-listed', 'src/planted/planted.ts', "export * from '../events/index.js';"],
  ['no-circles', 'src/platform/circle.ts', "export * from './circle-too.js';"],
  ['no-circles', 'src/platform/circle-too.ts', "export * from './circle.js';"],
];

describe('the boundaries between modules', () => {
  /** A copy to plant violations in: the real sources are being built and tested by others meanwhile. */
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'frontrow-boundaries-'));
    for (const name of ['src', 'migrations', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('hold, and are looked at in every file', async () => {
    const { summary } = await cruise(copy);
    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(100);
  }, 120_000);

  describe('are seen to fail', () => {
    let broken: string[];
    beforeAll(async () => {
      for (const [, path, text] of plants) {
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        writeFileSync(join(copy, path), text);
      }
      const { summary } = await cruise(copy);
      broken = summary.violations.map(violation => violation.rule.name);
    }, 120_000);

    it.each(plants)('%s on a planted violation', rule => {
      expect(broken).toContain(rule);
    });
  });

  it('name every module of the sources, each with a door and its place in the application', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter(entry =>
      entry.isDirectory(),
    );
    const modules = folders.map(entry => entry.name).filter(name => name !== 'platform');
    expect([...modules].sort()).toEqual([...order].sort());
    const application = readFileSync(join(ROOT, 'src/app.module.ts'), 'utf8');
    for (const name of order) {
      expect(existsSync(join(ROOT, 'src', name, 'index.ts'))).toBe(true);
      expect(application).toContain(`${name[0]?.toUpperCase()}${name.slice(1)}Module`);
    }
  });
});
