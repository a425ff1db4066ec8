import { DomainError } from '../../platform/problem.js';
import { validationPipe } from '../../platform/web/validation.js';

const pipe = validationPipe();
/** Refusals that say what to mend in the form; any other is a page of its own. */
const SHOWN = [400, 402, 409, 422];

/** Holds a page's form to the very rules of the API's. @throws invalid-request with every field that is wrong */
export async function checkedForm<T extends object>(metatype: new () => T, values: object): Promise<T> {
  return (await pipe.transform(values, { type: 'body', metatype })) as T;
}

/** Runs what a form asks for. @returns its result, or the refusal that the form shall show */
export async function attempt<T>(work: () => Promise<T>): Promise<{ value: T } | { refusal: DomainError }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof DomainError && SHOWN.includes(error.problem.status)) return { refusal: error };
    throw error;
  }
}
