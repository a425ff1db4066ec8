import { readFile } from 'node:fs/promises';
import type { DrawRecord } from './draw-record.js';
import { DrawRecordError, readDrawRecord } from './read-record.rules.js';

const TIMEOUT_MS = 30_000;

/** The record cannot be had; the message says why, for people. */
export class UnreadableRecord extends Error {}

/**
 * Reads a draw record from a file or an address.
 * @throws UnreadableRecord
 */
export async function loadDrawRecord(source: string): Promise<DrawRecord> {
  const text = /^https?:\/\//i.test(source) ? await fetchText(source) : await readText(source);
  try {
    return readDrawRecord(JSON.parse(text));
  } catch (error) {
    if (error instanceof DrawRecordError) {
      throw new UnreadableRecord(`${source} is not a draw record: ${error.message}.`);
    }
    const hint = text.trimStart().startsWith('<') ? ' but a page. Its record is linked there' : '';
    throw new UnreadableRecord(`${source} is not JSON${hint}.`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UnreadableRecord(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

async function fetchText(address: string): Promise<string> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return await answer.text();
    throw new Error(answer.status === 404 ? 'there is no draw (404)' : `the answer was ${answer.status}`);
  } catch (error) {
    throw new UnreadableRecord(`${address} cannot be read: ${reasonOf(error)}.`);
  }
}

/** What `fetch` says itself is only "fetch failed"; the cause has the reason. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
