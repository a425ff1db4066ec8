import { parseArgs } from 'node:util';
import { inThousands } from './draw-checks.rules.js';
import type { DrawRecord } from './draw-record.js';
import { entryPosition } from './draw-entries.rules.js';
import type { InclusionProof } from './merkle.rules.js';
import { nodeCrypto } from './node-crypto.js';
import { MAX_DRAW_SIZE } from './permutation.rules.js';
import { isAddress, loadDrawRecord, loadInclusionProof, UnreadableRecord } from './record-source.js';
import { type Verification, verifyDraw } from './verify-draw.rules.js';

const USAGE = `Checks a draw of the waiting room from its public record.

  npx frontrow verify-draw <file or address> [--entry <index>]... [--proof <file>]... [--commitment <hex>]

  --entry        also says which rank this entry drew; from an address its inclusion proof is fetched and checked
  --proof        a file with an inclusion proof to check; like --entry it may be given several times
  --commitment   the commitment as you noted it before the opening

Ends with 0 when everything holds, 1 when something does not, 2 when it cannot be told.
`;

/** Everything holds; something does not; it cannot be told: unreadable, still secret, or asked in a wrong way. */
const EXIT_CODES = { verified: 0, refuted: 1, pending: 2 } as const;
const CANNOT_TELL = 2;
const SIGNS = { true: '✓', false: '✗', null: '…' } as const;
const REPORT_EVERY = 0.1;
/** Smaller draws are checked before anybody looks up. */
const WORTH_REPORTING = 100_000;

/** `npx frontrow verify-draw`: the result goes to stdout, progress and errors to stderr. Resolves to the exit code. */
export async function run(args: string[]): Promise<number> {
  try {
    const { source, entries, files, commitment } = readArguments(args);
    const record = await loadDrawRecord(source);
    const proofs = await proofsOf(record, source, entries, files);
    process.stdout.write(heading(record));
    const onProgress = record.drawSize < WORTH_REPORTING ? () => undefined : tellProgress();
    const verification = verifyDraw(record, nodeCrypto, { entries, proofs, commitment, onProgress });
    process.stdout.write(result(verification));
    return EXIT_CODES[verification.verdict];
  } catch (error) {
    if (error instanceof AskedWrongly) process.stderr.write(`${error.message}\n\n${USAGE}`);
    else if (error instanceof UnreadableRecord) process.stderr.write(`${error.message}\n`);
    else throw error;
    return CANNOT_TELL;
  }
}

class AskedWrongly extends Error {}

function readArguments(args: string[]): {
  source: string;
  entries: number[];
  /** With proofs. */
  files: string[];
  commitment: string | undefined;
} {
  const { values, positionals } = parse(args);
  const [source, ...rest] = positionals;
  if (source === undefined) throw new AskedWrongly('Which draw? Give a file or an address.');
  if (rest.length > 0) throw new AskedWrongly('One draw at a time.');
  const entries = (values.entry ?? []).map(text => {
    const index = Number(text.replace(/,/g, ''));
    if (Number.isInteger(index) && index >= 1 && index <= MAX_DRAW_SIZE) return index;
    throw new AskedWrongly(`"${text}" is not the number of an entry.`);
  });
  return { source, entries, files: values.proof ?? [], commitment: values.commitment };
}

/** The proofs in these files, and where the record came from an address, those of the entries that were asked for. */
async function proofsOf(
  record: DrawRecord,
  source: string,
  entries: number[],
  files: string[],
): Promise<{ index: number; proof: InclusionProof }[]> {
  const proofs = await Promise.all(
    files.map(async file => {
      const proof = await loadInclusionProof(file);
      return { index: Number(proof.leaf.split(' ').at(-1)), proof };
    }),
  );
  const asked = isAddress(source) ? entries.filter(index => entryPosition(record, index) !== undefined) : [];
  for (const index of asked) {
    try {
      const address = `${source.replace(/\/$/, '')}/inclusion-proofs/${index}`;
      proofs.push({ index, proof: await loadInclusionProof(address) });
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      // A copy of a record may be anywhere; the root is computed anew from every entry all the same.
      process.stderr.write(`No inclusion proof for entry ${inThousands(index)}: ${error.message}\n`);
    }
  }
  return proofs;
}

function parse(args: string[]): {
  values: { entry?: string[]; proof?: string[]; commitment?: string };
  positionals: string[];
} {
  try {
    const options = {
      entry: { type: 'string', multiple: true },
      proof: { type: 'string', multiple: true },
      commitment: { type: 'string' },
    } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new AskedWrongly(error instanceof Error ? error.message : String(error));
  }
}

function heading({ performanceId, algorithm, drawSize, commitment }: DrawRecord): string {
  const size = `${inThousands(drawSize)} numbers, ${algorithm}`;
  return `Draw of performance ${performanceId}\n${size}\nsealed as ${commitment}\n\n`;
}

function result({ checks, places, verdict }: Verification): string {
  const width = Math.max(...checks.map(check => check.name.length));
  const lines = checks.map(({ name, ok, detail }) => `${SIGNS[`${ok}`]} ${name.padEnd(width)}  ${detail}\n`);
  const answers = places.map(({ index, detail }) => `Entry ${inThousands(index)}: ${detail}\n`);
  const words = {
    verified: 'Verified. Everything holds.',
    refuted: 'NOT verified. Something does not hold.',
    pending: 'Cannot be told yet. Ask again when the draw is made.',
  };
  return `${lines.join('')}\n${answers.join('')}${words[verdict]}\n`;
}

/** A line now and then, so that nobody thinks it has stopped. */
function tellProgress(): (share: number) => void {
  let next = REPORT_EVERY;
  return share => {
    if (share < next || share === 1) return;
    process.stderr.write(`  ${Math.round(share * 100)} % checked ...\n`);
    next = share + REPORT_EVERY;
  };
}
