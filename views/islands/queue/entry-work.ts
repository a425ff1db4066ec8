import { type Challenge, solveChallengeWorkers } from 'altcha-lib';

/** More side by side would make a phone hot and the page no quicker. */
const MOST_WORKERS = 4;
const SOLVE_TIMEOUT_MS = 60_000;
const ASK_TIMEOUT_MS = 10_000;
const REFUSED = 409;

/** What the server asks of those who join. */
interface EntryCheck {
  arrival: string;
  retryAfterSeconds: number;
  challenge: Challenge | null;
}

/** Does the work that joining asks for, when one joins, and sends the form with it. */
export class EntryWork {
  private readonly button: HTMLButtonElement | null;
  private readonly words: HTMLElement | null;
  private isBusy = false;
  private isDone = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly elsewhere: HTMLDetailsElement | null,
  ) {
    this.button = form.querySelector('button');
    this.words = form.querySelector('[data-work-words]');
    if (this.button) this.button.hidden = false;
    form.addEventListener('submit', event => {
      if (this.isDone) return;
      event.preventDefault();
      if (!this.isBusy) void this.join();
    });
  }

  private async join(): Promise<void> {
    this.setBusy(true, 'One moment: your browser works for your place. That keeps programs out.');
    try {
      const check = await this.ask();
      if (check !== undefined) {
        const [work] = await Promise.all([solve(check.challenge, this.workerUrl), pause(check)]);
        this.fill('arrival', check.arrival);
        this.fill('work', work);
      }
      this.isDone = true;
      this.form.requestSubmit();
    } catch {
      this.setBusy(false, 'This browser cannot do that work. Join by e-mail instead.');
      if (this.elsewhere) this.elsewhere.open = true;
    }
  }

  /** @returns undefined when something else is to be said, which the page does better */
  private async ask(): Promise<EntryCheck | undefined> {
    const { joinUrl = '', arrival = '' } = this.form.dataset;
    const answer = await fetch(joinUrl, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      ...{ body: JSON.stringify({ arrival }), signal: AbortSignal.timeout(ASK_TIMEOUT_MS) },
    });
    const said = answer.status === REFUSED ? ((await answer.json()) as { type: string } & EntryCheck) : null;
    return said?.type === '/problems/entry-check' ? said : undefined;
  }

  private get workerUrl(): string {
    return this.form.dataset['workerUrl'] ?? '';
  }

  private fill(name: string, value: string): void {
    const field = this.form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field) field.value = value;
  }

  private setBusy(isBusy: boolean, words: string): void {
    this.isBusy = isBusy;
    // Not `disabled`: the focus would be lost.
    this.button?.setAttribute('aria-disabled', String(isBusy));
    this.button?.classList.toggle('is-busy', isBusy);
    if (this.words) this.words.textContent = words;
  }
}

/** The solution as it is sent: JSON in Base64, as altcha's own clients do it. */
async function solve(challenge: Challenge | null, workerUrl: string): Promise<string> {
  if (challenge === null) return '';
  const solution = await solveChallengeWorkers({
    ...{ challenge, timeout: SOLVE_TIMEOUT_MS },
    concurrency: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1),
    createWorker: () => new Worker(workerUrl),
  });
  if (solution === null) throw new Error('no solution was found in time');
  return btoa(JSON.stringify({ challenge, solution }));
}

function pause({ retryAfterSeconds }: EntryCheck): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, retryAfterSeconds * 1_000));
}
