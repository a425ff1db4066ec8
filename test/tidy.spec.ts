import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const MAX_LINES = 200;

interface SourceFile {
  path: string;
  text: string;
}

type Check = (file: SourceFile) => string[];

/** Words that are never said, from GLOSSARY.md: its table's last column. */
function bannedWords(): string[] {
  const rows = readFileSync(join(ROOT, 'GLOSSARY.md'), 'utf8').split('\n');
  const cells = rows.filter(row => row.startsWith('| **')).map(row => row.split('|').at(-2) ?? '');
  return cells.flatMap(cell => [...cell.matchAll(/`([a-z ]+)`/g)].map(match => match[1] ?? ''));
}

const lines = (text: string): string[] => text.split('\n');

const checks: Record<string, Check> = {
  'a banned word in a name': ({ text }) => {
    const names = [...text.matchAll(/(?:class|interface|type|function|const|let)\s+(\w+)/g)].map(
      match => match[1] ?? '',
    );
    const words = bannedWords().map(word => word.replace(/ /g, '').toLowerCase());
    return names.filter(name => wordsOf(name).some(word => words.includes(word)));
  },
  'an unfinished mark': ({ text }) => lines(text).filter(line => /\b(TODO|FIXME|XXX|HACK)\b/.test(line)),
  'a switched-off check': ({ text }) =>
    lines(text).filter(line => /@ts-(ignore|nocheck|expect-error)|eslint-disable|prettier-ignore/.test(line)),
  'a focused or skipped test': ({ text }) =>
    lines(text).filter(line => /\b(it|test|describe)\.(only|skip|todo)\b|\b[xf](it|describe)\(/.test(line)),
  'repository.save() on rows that are raced for': ({ path, text }) =>
    /^src\/(inventory|holds|bookings|payments)\//.test(path)
      ? lines(text).filter(line => /\.save\(/.test(line))
      : [],
  'query_timeout, which loses writes': ({ text }) =>
    lines(text).filter(line => /^\s*query_timeout\s*:/.test(line)),
  'more lines than one can hold in the head': ({ path, text }) =>
    /^(src|views|migrations|test|bench|bin)\//.test(path) && lines(text).length - 1 > MAX_LINES
      ? [`${lines(text).length} lines`]
      : [],
  'a folder name that says nothing': ({ path }) =>
    /(^|\/)(utils?|commons?|helpers?|misc|lib)(\/|\.)/.test(path) ? [path] : [],
};

/** performanceSeats -> performance, seat: plural and case do not matter. */
function wordsOf(name: string): string[] {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).map(word => word.toLowerCase());
  return words.map(word => word.replace(/s$/, ''));
}

function sources(): SourceFile[] {
  const folders = ['src', 'views/islands', 'migrations', 'test', 'bench', 'bin'];
  return folders
    .filter(folder => existsSync(join(ROOT, folder)))
    .flatMap(folder => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => ({ path: relative(ROOT, file), text: readFileSync(file, 'utf8') }))
    .filter(file => !file.path.endsWith('tidy.spec.ts'));
}

/** For each check a file that it must catch. */
const planted: Record<keyof typeof checks, SourceFile> = {
  'a banned word in a name': { path: 'src/holds/x.ts', text: 'export class ReservationService {}' },
  'an unfinished mark': { path: 'src/holds/x.ts', text: '// TODO later' },
  'a switched-off check': { path: 'src/holds/x.ts', text: '// @ts-ignore' },
  'a focused or skipped test': { path: 'test/x.spec.ts', text: "it.only('x', () => {});" },
  'repository.save() on rows that are raced for': {
    path: 'src/holds/x.ts',
    text: 'await repository.save(seat);',
  },
  'query_timeout, which loses writes': { path: 'src/x.ts', text: '  query_timeout: 5_000,' },
  'more lines than one can hold in the head': { path: 'src/x.ts', text: '\n'.repeat(MAX_LINES + 1) },
  'a folder name that says nothing': { path: 'src/utils/x.ts', text: '' },
};

describe('house rules', () => {
  const files = sources();

  it('look at every file', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(bannedWords().length).toBeGreaterThan(10);
  });

  it.each(Object.keys(checks))('no file has %s', name => {
    const found = files.flatMap(file =>
      (checks[name]?.(file) ?? []).map(what => `${file.path}: ${what.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it.each(Object.entries(planted))('%s is found where it was planted', (name, file) => {
    expect(checks[name]?.(file)).not.toEqual([]);
  });

  it('document every environment variable in .env.example, and no other', async () => {
    const { variables } = await import('../src/platform/config/variables.js');
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
    const documented = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(match => match[1]);
    expect([...documented].sort()).toEqual(Object.keys(variables).sort());
  });
});
