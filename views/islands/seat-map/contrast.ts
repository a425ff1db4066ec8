type Rgb = readonly [red: number, green: number, blue: number];

/** Reads a used colour, which browsers write as `rgb(1, 2, 3)`. */
function channels(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

function mixed(over: Rgb, strength: number, ground: Rgb): Rgb {
  const mix = (i: 0 | 1 | 2): number => over[i] * strength + ground[i] * (1 - strength);
  return [mix(0), mix(1), mix(2)];
}

/** Relative luminance as WCAG 2.2 defines it, from 0 to 1. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Which of the inks reads best on a hue of this strength above a ground. All colours as `rgb(...)`.
 * @param strength how opaque the hue is, from 0 to 1
 */
export function legibleOn(
  { hue, strength, ground }: { hue: string; strength: number; ground: string },
  inks: readonly [string, string],
): string {
  const on = mixed(channels(hue), strength, channels(ground));
  const [one, other] = inks;
  return contrast(channels(one), on) >= contrast(channels(other), on) ? one : other;
}
