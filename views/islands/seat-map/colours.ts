import { legibleOn } from './contrast.js';

/** The colours of the style sheet as the canvas needs them, resolved for the theme in force. */
export interface Colours {
  tiers: string[];
  /** By tier: what can be read on its hue. */
  onTiers: string[];
  ink: string;
  ink2: string;
  onInk: string;
  ground: string;
  zone: string;
  line: string;
  sold: string;
  held: string;
  blocked: string;
  yours: string;
  onYours: string;
  display: string;
  text: string;
}

const TIERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(letter => `--tier-${letter}`);

export function readColours(near: HTMLElement): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  near.append(probe);
  // A custom property reads as it was written; only a used colour has light-dark() resolved.
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const font = (name: string): string => getComputedStyle(near).getPropertyValue(name).trim();
  const tiers = TIERS.map(colour);
  const [ink, onInk, ground] = [colour('--ink'), colour('--on-ink'), colour('--map-ground')];
  const colours: Colours = {
    tiers,
    onTiers: tiers.map(hue => legibleOn({ hue, strength: 1, ground }, [onInk, ink])),
    ink,
    ink2: colour('--ink-2'),
    onInk,
    ground,
    zone: colour('--map-zone'),
    line: colour('--edge'),
    sold: colour('--seat-sold'),
    held: colour('--seat-held'),
    blocked: colour('--seat-blocked'),
    yours: colour('--yours'),
    onYours: colour('--on-yours'),
    display: font('--display'),
    text: font('--text'),
  };
  probe.remove();
  return colours;
}

/** Calls back when the lights go up or down: by the device, or by the choice in the footer. */
export function onLights(change: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', change);
  document.addEventListener('change', event => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'lights') {
      requestAnimationFrame(change);
    }
  });
}
