import type { DomainError } from '../../platform/problem.js';

/** A form as it came: texts, or lists of texts where a name was sent more than once. */
export type FormBody = Readonly<Record<string, unknown>>;

export function textIn(body: FormBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

export function textsIn(body: FormBody, name: string): string[] {
  const value = body[name];
  const list: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map(item => (typeof item === 'string' ? item.trim() : ''));
}

export interface FieldProblem {
  path: string;
  message: string;
}

/** What was wrong with which field, as a refusal lists it; a refusal without a list is one about the whole. */
export function problemsIn(error: DomainError): FieldProblem[] {
  const { errors } = error.extra;
  if (!Array.isArray(errors)) return [{ path: '', message: error.message }];
  return errors.map((item: Partial<FieldProblem>) => ({
    path: item.path ?? '',
    message: item.message ?? '',
  }));
}

/** The first message about a field, or about something inside it. */
export function errorFor(problems: FieldProblem[], field: string): string | null {
  return problems.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message ?? null;
}

/**
 * Whole minor units of what was typed in major ones: `71`, `71.5`, `71.50`, `71,50`.
 * @returns undefined for anything else
 */
export function minorUnits(typed: string, currency: string): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed);
  const digits = digitsOf(currency);
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > digits) return undefined;
  return Number(`${match[1] ?? ''}${fraction.padEnd(digits, '0')}`);
}

/** As it is typed: `71.50`. */
export function majorUnits(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
