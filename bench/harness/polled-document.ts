import { requestText } from '../load/request-text.js';
import { closedLeg, headBytes, openLeg } from './legs.js';
import { type Measured, type PreparedRow, ratioOf, type Result } from './row.js';
import type { Stage } from './stage.js';

/** Longer than any document here stays the same by its own `max-age`. */
const LOOK_AGAIN_AFTER_MS = 1_500;

/** A document that everybody polls. */
export interface PolledDocument {
  name: string;
  path: string;
  atLeast: number;
}

/**
 * The product's document against the very same bytes from node:http, with a body, and as "nothing has changed" if the
 * product answers that.
 */
export async function polledDocument(
  stage: Stage,
  { name, path, atLeast }: PolledDocument,
): Promise<PreparedRow> {
  const answer = await fetch(`${stage.product.url}${path}`);
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}.`);
  const etag = answer.headers.get('etag') ?? '';
  const type = answer.headers.get('content-type') ?? '';
  const body = await answer.text();
  await stage.ceiling({ kind: 'document', document: { body, type, etag } });
  const full = [requestText('GET', path, {})];
  const known = [requestText('GET', path, { 'if-none-match': etag })];
  const node = (expect: number) => ({ port: () => stage.ports.document, expect });
  const product = (expect: number) => ({ port: () => stage.product.port, expect });
  const isKnown = etag !== '' && (await staysKnown(`${stage.product.url}${path}`, etag));
  const heads = {
    product: await headBytes(`${stage.product.url}${path}`),
    node: await headBytes(`http://127.0.0.1:${stage.ports.document}/`),
  };
  const sizes = `${Buffer.byteLength(body).toLocaleString('en')} B and a head of ${heads.product} B against ${heads.node} B`;
  const knownLegs = {
    nodeKnown: closedLeg(stage, node(304), known),
    productKnown: closedLeg(stage, product(304), known),
  };
  const open = (title: string, closedLeg: string, expect: number, requests: string[]) => ({
    ...{ title, closedLeg },
    product: openLeg(stage, product(expect), () => requests),
    ceiling: openLeg(stage, node(expect), () => requests),
  });
  return {
    needsWarmUp: true,
    legs: {
      nodeFull: closedLeg(stage, node(200), full),
      productFull: closedLeg(stage, product(200), full),
      ...(isKnown ? knownLegs : {}),
      nodeAutocannon: closedLeg(stage, node(200), full, 'autocannon'),
      productAutocannon: closedLeg(stage, product(200), full, 'autocannon'),
    },
    open: [open(`${name}, 200`, 'productFull', 200, full)],
    results: measured => resultsOf(measured, { name, atLeast, isKnown, sizes }),
  };
}

async function staysKnown(url: string, etag: string): Promise<boolean> {
  await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_AFTER_MS));
  const answer = await fetch(url, { headers: { 'if-none-match': etag } });
  await answer.arrayBuffer();
  return answer.status === 304;
}

function resultsOf(
  measured: Measured,
  { name, atLeast, isKnown, sizes }: { name: string; atLeast: number; isKnown: boolean; sizes: string },
): Result[] {
  const full = ratioOf(
    `${name}, 200`,
    [measured['productFull'], 'product'],
    [measured['nodeFull'], 'node:http'],
    { atLeast },
  );
  const known = ratioOf(
    `${name}, 304`,
    [measured['productKnown'], 'product'],
    [measured['nodeKnown'], 'node:http'],
    { atLeast },
  );
  const byAutocannon = ratioOf(
    `${name}, 200, by autocannon`,
    [measured['productAutocannon'], 'product'],
    [measured['nodeAutocannon'], 'node:http'],
  );
  return [{ ...full, from: `${full.from}; ${sizes}` }, ...(isKnown ? [known] : []), byAutocannon];
}
