/** The page of one performance: its map, its steppers, and the bar with the shopper's own seats. */
import { makeBasketBar } from './seat-map/basket-bar.js';
import { HoldsApi } from './seat-map/holds-api.js';
import { barSeats, startMap, type PageData } from './seat-map/start.js';
import { startSteppers } from './seat-map/steppers.js';

const root = document.querySelector<HTMLElement>('[data-seat-map]');
const source = document.getElementById('seat-map-data')?.textContent;
const data = source ? (JSON.parse(source) as PageData | null) : null;

/** Without a map the bar still shows what this shopper holds. */
async function showHold({ performanceId, tiers }: PageData): Promise<void> {
  const bar = document.querySelector<HTMLElement>('[data-next-bar]');
  if (!bar) return;
  const basket = makeBasketBar(
    bar,
    () => location.assign('/basket'),
    () => location.reload(),
  );
  const result = await new HoldsApi(performanceId).find();
  if ('hold' in result) basket.show(barSeats(result.hold, tiers), result.hold, result.serverNow);
}

async function start(page: PageData): Promise<void> {
  if (!root || !page.planUrl) {
    await showHold(page);
    return;
  }
  root.classList.add('is-live', 'is-waiting');
  try {
    await startMap(root, page, page.planUrl);
    const zoom = root.querySelector<HTMLElement>('[data-map-zoom]');
    if (zoom) zoom.hidden = false;
  } catch {
    const words = root.querySelector('[data-map-words]');
    if (words) words.textContent = 'The map could not be loaded. The list shows the same seats.';
  }
}

startSteppers();
if (data) void start(data);
