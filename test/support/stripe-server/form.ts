/** A request's parameters as Stripe nests them: `metadata[paymentId]=1&expand[0]=latest_charge`. */
export interface Parameters {
  [name: string]: string | Parameters;
}

/** @param text `application/x-www-form-urlencoded`, or a query */
export function readForm(text: string): Parameters {
  const form: Parameters = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[');
    const last = path.pop() ?? '';
    let place = form;
    for (const step of path) {
      const next = place[step];
      place = typeof next === 'object' ? next : (place[step] = {});
    }
    place[last] = value;
  }
  return form;
}

export function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number; undefined when there is none. */
export function numberOf(parameters: Parameters, name: string): number | undefined {
  const value = textOf(parameters, name);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

export function groupOf(parameters: Parameters, name: string): Parameters {
  const value = parameters[name];
  return typeof value === 'object' ? value : {};
}

/** The plain texts of a list or a group, e.g. what to expand. */
export function textsOf(parameters: Parameters, name: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groupOf(parameters, name)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
