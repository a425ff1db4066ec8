/** How one environment variable is read: its form, its default and what it is for. */
export interface Setting<T> {
  readonly description: string;
  /** As written in `.env.example`; undefined: there is none. */
  readonly fallback: string | undefined;
  /** Throws an Error whose message completes "NAME must be ...". */
  read(text: string): T;
}

type Describe = { description: string; fallback?: string };

export function text({ description, fallback }: Describe): Setting<string> {
  return { description, fallback, read: value => value };
}

export function integer(spec: Describe & { min: number; max: number }): Setting<number> {
  const { description, fallback, min, max } = spec;
  return {
    description,
    fallback,
    read(value) {
      const number = Number(value);
      if (!Number.isSafeInteger(number) || number < min || number > max) {
        throw new Error(`a whole number from ${min} to ${max}`);
      }
      return number;
    },
  };
}

export function oneOf<T extends string>(spec: Describe & { values: readonly T[] }): Setting<T> {
  const { description, fallback, values } = spec;
  return {
    description,
    fallback,
    read(value) {
      const found = values.find(candidate => candidate === value);
      if (found === undefined) throw new Error(`one of ${values.join(', ')}`);
      return found;
    },
  };
}

export function url(spec: Describe & { protocols: readonly string[] }): Setting<string> {
  const { description, fallback, protocols } = spec;
  const read = (value: string): string => {
    const form = `an address that begins with ${protocols.join('// or ')}//`;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) throw new Error(form);
    return value;
  };
  return { description, fallback, read };
}

export function urls(spec: Describe & { protocols: readonly string[] }): Setting<string[]> {
  const one = url(spec);
  return { ...one, read: value => value.split(',').map(part => one.read(part.trim())) };
}
