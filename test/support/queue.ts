import type { NowServingDocument } from '../../src/queue/now-serving/now-serving.js';
import type { SaleLine } from '../../src/queue/now-serving/sale-line.rules.js';
import type { QueueEntryView } from '../../src/queue/entries/entries.service.js';
import type { RunningApp } from './app.js';
import type { Answer } from './make.js';
import { until } from './until.js';

export type Enter = QueueEntryView;

async function nowServing({ url }: Pick<RunningApp, 'url'>): Promise<NowServingDocument> {
  return (await (await fetch(`${url}/api/v1/now-serving`)).json()) as NowServingDocument;
}

/** What is sent along by somebody who joins: an entry, or what the sale asks of those who have none. */
type Joining = Record<string, string>;

/** Joins a queue, or shows an entry again. */
export async function enter(
  running: Pick<RunningApp, 'url'>,
  id: string,
  brought: string | Joining = {},
): Promise<Enter> {
  const { status, body } = await join(
    running,
    id,
    typeof brought === 'string' ? { entry: brought } : brought,
  );
  if (status !== 201) throw new Error(`not entered: ${status} ${JSON.stringify(body)}`);
  return body as unknown as Enter;
}

/** Asks to join a queue. */
export async function join({ url }: Pick<RunningApp, 'url'>, id: string, brought: Joining): Promise<Answer> {
  return answerOf(await post(`${url}/api/v1/performances/${id}/queue-entries`, brought));
}

/** Asks to be let in. */
export async function knock(
  { url }: Pick<RunningApp, 'url'>,
  id: string,
  entry: Pick<Enter, 'entry'> | undefined,
): Promise<Answer> {
  const brought: Joining = entry === undefined ? {} : { entry: entry.entry };
  return answerOf(await post(`${url}/api/v1/performances/${id}/admissions`, brought));
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as Answer['body'] };
}

function post(url: string, body: Joining): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The sale's line of the now-serving document, once it is right. */
export function lineOnce(
  running: Pick<RunningApp, 'url'>,
  id: string,
  isRight: (line: SaleLine) => boolean = () => true,
): Promise<SaleLine> {
  return until(
    async () => (await nowServing(running)).sales[id],
    line => line !== undefined && isRight(line),
  ) as Promise<SaleLine>;
}
