import type { Problem } from '../../platform/problem.js';
import type { ProblemView } from '../views/trouble.view.js';

/** The page behind a problem's `type`: the first sentence says what it means, the others what to do. */
export function problemPage(problem: Problem, all: readonly Problem[]): ProblemView {
  const { code, status, title, explanation } = problem;
  const [meaning = explanation, ...rest] = explanation.split(/(?<=\.)\s+/);
  const example = {
    type: `/problems/${code}`,
    title,
    status,
    detail: explanation,
    requestId: EXAMPLE_REQUEST,
  };
  return {
    title,
    description: explanation,
    palette: null,
    ...{ code, status, name: title, meaning },
    advice: rest.length > 0 ? rest.join(' ') : adviceFor(status),
    extras: [],
    example: JSON.stringify(example, null, 2),
    others: all.map(other => ({
      href: `/problems/${other.code}`,
      label: other.code,
      isHere: other.code === code,
    })),
  };
}

const EXAMPLE_REQUEST = '01932f3e-7c55-7a52-8e40-6f0d5b3c9a11';

function adviceFor(status: number): string {
  if (status >= 500)
    return 'Send it again in a few seconds, with the same idempotency key where there is one.';
  if (status === 409) return 'Read the present state again and decide anew.';
  if (status === 410) return 'It does not come back. Begin again.';
  return 'Change the request. Sent again as it is, it gets the same answer.';
}
