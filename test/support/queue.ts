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

/** Joins a queue, or shows an entry again. */
export async function enter({ url }: Pick<RunningApp, 'url'>, id: string, entry?: string): Promise<Enter> {
  const response = await post(`${url}/api/v1/performances/${id}/queue-entries`, entry);
  if (response.status !== 201) throw new Error(`not entered: ${response.status} ${await response.text()}`);
  return (await response.json()) as Enter;
}

/** Asks to be let in. */
export async function knock(
  { url }: Pick<RunningApp, 'url'>,
  id: string,
  entry: Pick<Enter, 'entry'> | undefined,
): Promise<Answer> {
  const response = await post(`${url}/api/v1/performances/${id}/admissions`, entry?.entry);
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as Answer['body'] };
}

function post(url: string, entry: string | undefined): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(entry === undefined ? {} : { entry }),
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
