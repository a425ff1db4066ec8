import { parseArgs } from 'node:util';
import { inThousands } from './draw-checks.rules.js';
import type { DrawRecord } from './draw-record.js';
import { nodeCrypto } from './node-crypto.js';
import { MAX_DRAW_SIZE } from './permutation.rules.js';
import { loadDrawRecord, UnreadableRecord } from './record-source.js';
import { type Verification, verifyDraw } from './verify-draw.rules.js';

const USAGE = `Checks a draw of the waiting room from its public record.

  npx frontrow verify-draw <file or address> [--entry <index>]... [--commitment <hex>]

  --entry        also says which rank this entry drew; may be given several times
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
    const { source, entries, commitment } = readArguments(args);
    const record = await loadDrawRecord(source);
    process.stdout.write(heading(record));
    const onProgress = record.drawSize < WORTH_REPORTING ? () => undefined : tellProgress();
    const verification = verifyDraw(record, nodeCrypto, { entries, commitment, onProgress });
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
  return { source, entries, commitment: values.commitment };
}

function parse(args: string[]): {
  values: { entry?: string[]; commitment?: string };
  positionals: string[];
} {
  try {
    const options = { entry: { type: 'string', multiple: true }, commitment: { type: 'string' } } as const;
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
    pending: 'Cannot be told yet. Ask again after the opening.',
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
