import { doorWords, type Standing } from '../../../src/storefront/queue/door-words.rules.js';

/** Where no answer says when to knock again. */
const AGAIN_SECONDS = 3;
const TIMEOUT_MS = 10_000;

interface DoorData {
  admissionsUrl: string;
  entry: string;
  insideUrl: string;
}

interface Refusal extends Partial<Standing> {
  type?: string;
  retryAfterSeconds?: number;
}

/**
 * Coming in. The first knock is the fan's own click; when the shop is full, the page goes on knocking as it is told to,
 * so that the fan keeps standing at the door. What it does not understand is left to the form, whose page says it.
 */
export class Door {
  private timer = 0;
  private isStanding = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly words: HTMLElement,
    private readonly data: DoorData,
    private readonly announce: (words: string) => void,
  ) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (!this.isStanding) void this.knock();
    });
    // Timers of a page in the background sleep: whoever comes back is at the door at once.
    document.addEventListener('visibilitychange', () => {
      if (this.isStanding && !document.hidden) void this.knock();
    });
  }

  private async knock(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const { admissionsUrl, entry, insideUrl } = this.data;
      const answer = await fetch(admissionsUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ entry }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.ok) {
        location.assign(insideUrl);
        return;
      }
      this.wait((await answer.json()) as Refusal, Number(answer.headers.get('retry-after')));
    } catch {
      this.again(AGAIN_SECONDS);
    }
  }

  private wait({ type, ahead, isLate, retryAfterSeconds }: Refusal, retryAfter: number): void {
    if (ahead !== undefined && isLate !== undefined) this.stand(doorWords({ ahead, isLate }));
    // A pause, or a queue that cannot be reached: the page says so by itself, and whoever stands goes on standing.
    else if (!this.isStanding || !(retryAfter > 0) || type === '/problems/not-called-yet') {
      this.form.submit();
      return;
    }
    this.again(retryAfterSeconds ?? retryAfter);
  }

  private stand(words: string): void {
    // Its part is the door's from now on.
    delete this.form.dataset['part'];
    this.form.hidden = true;
    this.words.hidden = false;
    const told = this.words.querySelector('[data-door-words]');
    if (told && told.textContent !== words) told.textContent = words;
    if (!this.isStanding) this.announce(`The shop is full for the moment. ${words}`);
    this.isStanding = true;
  }

  private again(seconds: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.knock(), seconds * 1000);
  }
}
