import { defineProblem } from '../../platform/problem.js';

export const signInFirst = defineProblem({
  code: 'sign-in-first',
  status: 401,
  title: 'Sign in first',
  explanation: 'This page is for the people who run the house. Sign in, and you come back here.',
});
export const formTooOld = defineProblem({
  code: 'form-too-old',
  status: 403,
  title: 'This form is too old',
  explanation: 'You have signed in or out since it was opened. Load the page again and repeat what you did.',
});
