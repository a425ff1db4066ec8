import type { Problem } from '../problem.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A refusal as problem details (RFC 9457), as text. @param extra members that the problem's type adds */
export function problemText(
  { code, title, status }: Problem,
  detail: string,
  requestId: string,
  extra: Record<string, unknown>,
): string {
  return JSON.stringify({ type: `/problems/${code}`, title, status, detail, requestId, ...extra });
}
