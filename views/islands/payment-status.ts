/**
 * Asks how the payment is going, a little less often each time, and goes on when there is an answer; or goes on to
 * the bank at once when the fan is on the way there.
 */
const FIRST_WAIT_MS = 700;
const LONGEST_WAIT_MS = 5000;

const page = document.querySelector<HTMLElement>('[data-payment]');

interface PaymentAnswer {
  state: 'processing' | 'succeeded' | 'declined' | 'cancelled';
  nextAction: { type: string; url: string } | null;
}

async function ask(url: string): Promise<PaymentAnswer | null> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as PaymentAnswer) : null;
  } catch {
    return null;
  }
}

async function follow(statusUrl: string, doneUrl: string, words: Element | null): Promise<void> {
  const usual = words?.textContent ?? '';
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.3, LONGEST_WAIT_MS)) {
    await new Promise(resolve => setTimeout(resolve, wait));
    const answer = await ask(statusUrl);
    const line = answer ? usual : 'You seem to be offline. Your payment goes on without this page.';
    if (words && words.textContent !== line) words.textContent = line;
    if (answer?.nextAction) {
      location.assign(answer.nextAction.url);
      return;
    }
    if (answer && answer.state !== 'processing') {
      location.replace(doneUrl);
      return;
    }
  }
}

const { statusUrl, doneUrl, onwardUrl } = page?.dataset ?? {};
// In this page's place in the history: the way back from the bank must not lead to the bank again.
if (onwardUrl) location.replace(onwardUrl);
if (statusUrl && doneUrl) void follow(statusUrl, doneUrl, document.querySelector('[data-payment-words]'));
