import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeDrawRecord, makeInclusionProof } from '../support/draw-record.js';

const ROOT = resolve(import.meta.dirname, '..', '..');

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** `npx frontrow verify-draw ...`, without npx. */
function verify(...args: string[]): Promise<Ended> {
  return new Promise(done => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'bin', 'frontrow.mjs'), 'verify-draw', ...args],
      (_error, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

describe('the command verify-draw', () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontrow-draw-'));
  const record = makeDrawRecord();
  let server: Server;
  let address: string;

  let lie = 0;
  /** What a site answers who asks for the proof of an index. */
  const handedOut = (index: number) => makeInclusionProof(record, index, lie);
  const write = (name: string, content: string | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isThere = request.url?.startsWith('/draw') === true;
      const index = Number(/\/draw\/inclusion-proofs\/(\d+)$/.exec(request.url ?? '')?.[1]);
      const found = Number.isNaN(index) ? record : handedOut(index);
      response.statusCode = isThere ? 200 : 404;
      response.end(isThere ? JSON.stringify(found) : '{}');
    });
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('verifies a record from a file, and says the ranks that one asks for', async () => {
    const { code, stdout } = await verify(write('good.json', record), '--entry', '1', '--entry', '1,300');
    expect(stdout).toContain('✓ Merkle root');
    expect(stdout).toContain('Entry 1: Drew rank 817 of 2,000.');
    expect(stdout).toContain('Entry 1,300: This number is void');
    expect(stdout).toContain('Verified. Everything holds.');
    expect(code).toBe(0);
  });

  it('verifies a record from an address', async () => {
    const { code, stdout } = await verify(`${address}/draw`, '--commitment', record.commitment);
    expect(stdout).toContain('✓ Your note');
    expect(code).toBe(0);
  });

  it('fetches the inclusion proof of an entry, checks it, and takes one from a file', async () => {
    const fetched = await verify(`${address}/draw`, '--entry', '1,700');
    expect(fetched.stdout).toContain('✓ Entry 1,700');
    expect(fetched.stdout).toContain('hashes lead from it to the root');
    const file = write('proof.json', handedOut(12));
    const read = await verify(write('good.json', record), '--proof', file);
    expect(read.stdout).toContain('✓ Entry 12 ');
    expect([fetched.code, read.code]).toEqual([0, 0]);
    const other = write('other.json', { ...handedOut(12), path: handedOut(13).path });
    expect((await verify(write('good.json', record), '--proof', other)).code).toBe(1);
    expect((await verify(write('good.json', record), '--proof', write('odd.json', '{}'))).code).toBe(2);
  });

  it('ends with 1 when a site hands out the proof of somebody else', async () => {
    lie = 1;
    const { code, stdout } = await verify(`${address}/draw`, '--entry', '5').finally(() => (lie = 0));
    expect(stdout).toContain('✗ Entry 5');
    expect(code).toBe(1);
  });

  it('ends with 1 when something does not hold', async () => {
    const { code, stdout } = await verify(write('bad.json', { ...record, drawSize: 2_001 }));
    expect(stdout).toContain('✗ Merkle root');
    expect(stdout).toContain('NOT verified.');
    expect(code).toBe(1);
    expect((await verify(write('good.json', record), '--commitment', 'c0'.repeat(32))).code).toBe(1);
  });

  it('ends with 2 while the seed is secret', async () => {
    const { code, stdout } = await verify(write('secret.json', { ...record, seed: null, revealedAt: null }));
    expect(stdout).toContain('… Commitment');
    expect(code).toBe(2);
  });

  it('tells how far it is with a large draw', async () => {
    const large = makeDrawRecord({ drawSize: 120_000 });
    const { code, stderr } = await verify(write('large.json', large));
    expect(stderr).toMatch(/\d+ % checked/);
    expect(code).toBe(0);
  });

  it.each([
    ['no draw', [], 'Which draw?'],
    ['two draws', ['a.json', 'b.json'], 'One draw at a time.'],
    ['an entry that is no number', ['a.json', '--entry', 'mine'], '"mine" is not the number of an entry.'],
    ['an option that there is not', ['a.json', '--all'], "Unknown option '--all'"],
    ['a file that is not there', ['/nowhere/draw.json'], '/nowhere/draw.json cannot be read: ENOENT'],
  ])('ends with 2 and says why for %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await verify(...args);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each([
    ['text', 'hello', 'is not JSON.'],
    ['a page', '<!doctype html>', 'is not JSON but a page'],
    ['other JSON', '{"version":1}', 'is not a draw record: performanceId must be a text.'],
  ])('ends with 2 and says why for a file with %s', async (_what, content, words) => {
    const { code, stderr } = await verify(write('odd.json', content));
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });

  it('ends with 2 and says why for an address without a draw, or without a server', async () => {
    const missing = await verify(`${address}/other`);
    expect(missing.stderr).toContain('there is nothing there (404)');
    const gone = await verify('http://127.0.0.1:9/draw');
    expect(gone.stderr).toContain('cannot be read:');
    expect([missing.code, gone.code]).toEqual([2, 2]);
  });
});
