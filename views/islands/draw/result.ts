import type { EntryPlace, Verification } from '../../../src/queue/draw/verify-draw.rules.js';

const numbers = new Intl.NumberFormat('en-GB');

/** Puts the outcome in its place: the verdict, the fan's own rank, and every check. */
export function showResult(box: HTMLElement, { checks, places, verdict }: Verification): void {
  for (const banner of box.querySelectorAll<HTMLElement>('[data-verdict]')) {
    banner.hidden = banner.dataset['verdict'] !== verdict;
  }
  showPlace(box, places[0], verdict !== 'refuted');
  const list = box.querySelector('[data-draw-checks]');
  list?.replaceChildren(
    ...checks.flatMap(({ name, ok, detail }) => {
      const item = copyOf(`[data-check="${ok}"]`);
      const [title, words] = [item?.querySelector('b'), item?.querySelector('p')];
      if (!item || !title || !words) return [];
      title.textContent = name;
      words.textContent = detail;
      return [item];
    }),
  );
  box.hidden = false;
  box.focus();
}

/** A rank out of a draw that does not hold is not shown as anybody's place. */
function showPlace(box: HTMLElement, place: EntryPlace | undefined, holds: boolean): void {
  const ticket = box.querySelector<HTMLElement>('[data-draw-place]');
  const none = box.querySelector<HTMLElement>('[data-draw-no-place]');
  const isDrawn = place?.rank !== null && place !== undefined && holds;
  if (ticket) ticket.hidden = !isDrawn;
  if (none) none.hidden = place === undefined || isDrawn || !holds;
  if (place === undefined) return;
  const words = `Number ${numbers.format(place.index)}: ${place.detail}`;
  fill(box, '[data-place-rank]', numbers.format(place.rank ?? place.index));
  fill(box, '[data-place-words]', words);
  fill(box, '[data-no-place-words]', words);
}

function fill(box: HTMLElement, selector: string, text: string): void {
  const element = box.querySelector(selector);
  if (element) element.textContent = text;
}

function copyOf(selector: string): DocumentFragment | undefined {
  const template = document.querySelector<HTMLTemplateElement>(`template${selector}`);
  return template ? document.importNode(template.content, true) : undefined;
}
