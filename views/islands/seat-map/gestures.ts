/** What fingers, wheel and keys mean, told to the map in its own words. All places in CSS pixels of the map. */
export interface Gestures {
  pan: (dx: number, dy: number) => void;
  zoom: (factor: number, at: Place) => void;
  /** A click or a tap that was no drag. */
  tap: (at: Place, isTouch: boolean) => void;
  hover: (at: Place | null) => void;
  key: (key: MapKey) => void;
}

export interface Place {
  x: number;
  y: number;
}

export type MapKey = 'left' | 'right' | 'up' | 'down' | 'pick' | 'in' | 'out' | 'all' | 'leave';

const KEYS: Record<string, MapKey> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ' ': 'pick',
  Enter: 'pick',
  '+': 'in',
  '=': 'in',
  '-': 'out',
  _: 'out',
  '0': 'all',
  Home: 'all',
  Escape: 'leave',
};
const DRAG_PX = 5;
const WHEEL_STEP = 0.0016;

function listenToPointers(map: HTMLElement, gestures: Gestures, place: (event: MouseEvent) => Place): void {
  const down = new Map<number, Place>();
  let travelled = 0;
  let start: Place | undefined;
  map.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    map.setPointerCapture(event.pointerId);
    down.set(event.pointerId, place(event));
    if (down.size > 1) travelled = Number.POSITIVE_INFINITY;
    else [travelled, start] = [0, place(event)];
  });
  map.addEventListener('pointermove', event => {
    const now = place(event);
    const before = down.get(event.pointerId);
    if (!before) {
      gestures.hover(event.pointerType === 'touch' ? null : now);
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    if (other) {
      const grown =
        Math.hypot(now.x - other.x, now.y - other.y) /
        Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      gestures.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
      gestures.zoom(grown, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      return;
    }
    travelled = Math.max(travelled, Math.hypot(now.x - (start?.x ?? now.x), now.y - (start?.y ?? now.y)));
    if (travelled > DRAG_PX) gestures.pan(now.x - before.x, now.y - before.y);
  });
  const up = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && travelled <= DRAG_PX && down.size === 0) {
      gestures.tap(place(event), event.pointerType === 'touch');
    }
  };
  map.addEventListener('pointerup', up);
  map.addEventListener('pointercancel', up);
  map.addEventListener('pointerleave', () => gestures.hover(null));
}

/**
 * Where in the map an event is. The map's own place is asked for only when it may have changed: asked for at every
 * move of the mouse, the page would have to be laid out as often.
 */
function placeIn(map: HTMLElement): (event: MouseEvent) => Place {
  let box: DOMRect | undefined;
  const forget = (): void => {
    box = undefined;
  };
  for (const type of ['pointerenter', 'pointerdown'] as const) map.addEventListener(type, forget, true);
  window.addEventListener('scroll', forget, { capture: true, passive: true });
  new ResizeObserver(forget).observe(document.body);
  new ResizeObserver(forget).observe(map);
  return event => {
    box ??= map.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
}

export function listen(map: HTMLElement, gestures: Gestures): void {
  const place = placeIn(map);
  listenToPointers(map, gestures, place);
  map.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 20 : 1) * (event.ctrlKey ? 4 : 1);
      gestures.zoom(Math.exp(-Math.max(-400, Math.min(400, pixels)) * WHEEL_STEP), place(event));
    },
    { passive: false },
  );
  map.addEventListener('keydown', event => {
    const key = KEYS[event.key];
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key !== 'leave') event.preventDefault();
    gestures.key(key);
  });
}
