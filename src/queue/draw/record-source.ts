import { readFile } from 'node:fs/promises';
import type { DrawRecord } from './draw-record.js';
import { readInclusionProof } from './inclusion.rules.js';
import type { InclusionProof } from './merkle.rules.js';
import { DrawRecordError, readDrawRecord } from './read-record.rules.js';

const TIMEOUT_MS = 30_000;

/** The record cannot be had; the message says why, for people. */
export class UnreadableRecord extends Error {}

/**
 * Reads a draw record from a file or an address.
 * @throws UnreadableRecord
 */
export async function loadDrawRecord(source: string): Promise<DrawRecord> {
  const text = await textOf(source);
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

/** @throws UnreadableRecord */
export async function loadInclusionProof(source: string): Promise<InclusionProof> {
  const text = await textOf(source);
  try {
    const proof = readInclusionProof(JSON.parse(text));
    if (proof !== undefined) return proof;
  } catch {
    // Whatever is no JSON is no proof.
  }
  throw new UnreadableRecord(`${source} is not an inclusion proof.`);
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

function textOf(source: string): Promise<string> {
  return isAddress(source) ? fetchText(source) : readText(source);
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
    throw new Error(
      answer.status === 404 ? 'there is nothing there (404)' : `the answer was ${answer.status}`,
    );
  } catch (error) {
    throw new UnreadableRecord(`${address} cannot be read: ${reasonOf(error)}.`);
  }
}

/** What `fetch` says itself is only "fetch failed"; the cause has the reason. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
