/** The page of a draw: checks its public record in a worker, and says how far it is and what came of it. */
import type { DrawMessage, DrawQuestion } from './draw/messages.js';
import { showResult } from './draw/result.js';

/** Said aloud only this often; the bar itself moves all the time. */
const SAID_AT = [0.25, 0.5, 0.75];

const page = document.querySelector<HTMLElement>('[data-draw]');
const form = page?.querySelector<HTMLFormElement>('[data-draw-form]');
const bar = page?.querySelector<HTMLProgressElement>('[data-draw-progress]');
const words = page?.querySelector('[data-draw-words]');
const result = page?.querySelector<HTMLElement>('[data-draw-result]');
const { recordUrl, workerUrl } = page?.dataset ?? {};

function say(text: string): void {
  if (words && words.textContent !== text) words.textContent = text;
}

function setBusy(isBusy: boolean): void {
  const button = form?.querySelector('button');
  // Not `disabled`: the focus would be lost.
  button?.setAttribute('aria-disabled', String(isBusy));
  button?.classList.toggle('is-busy', isBusy);
  if (bar) bar.hidden = !isBusy;
}

function fieldText(name: string): string {
  const value = new FormData(form ?? undefined).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function question(url: string): DrawQuestion {
  const digits = fieldText('index').replace(/[, ]/g, '');
  return {
    recordUrl: url,
    index: digits === '' ? null : Number(digits),
    commitment: fieldText('commitment'),
  };
}

/** Goes on without the worker's answer being awaited by anything but the page itself. */
function check(url: string, worker: Worker): void {
  const end = (text: string): void => {
    worker.terminate();
    setBusy(false);
    say(text);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DrawMessage>) => {
    if (data.kind === 'progress') {
      if (bar) bar.value = Math.round(data.share * 100);
      const reached = SAID_AT.filter(share => data.share >= share).at(-1);
      if (reached !== undefined) say(`${reached * 100} % checked ...`);
    } else if (data.kind === 'failed') {
      end(`The record could not be checked: ${data.words}.`);
    } else {
      end('');
      if (result) showResult(result, data.verification);
    }
  });
  worker.addEventListener('error', () => {
    end('Your browser could not check the draw. The command below does the same.');
  });
  worker.postMessage(question(url));
}

if (form && recordUrl && workerUrl) {
  form.hidden = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (bar?.hidden === false) return;
    if (result) result.hidden = true;
    if (bar) bar.value = 0;
    setBusy(true);
    say('Checking the draw ...');
    check(recordUrl, new Worker(workerUrl));
  });
}
