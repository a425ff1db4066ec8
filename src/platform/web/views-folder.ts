import { join, resolve } from 'node:path';

/** views/ beside dist/ or src/, wherever this file was built to. */
export function viewsFolder(): string {
  const here = import.meta.dirname;
  return resolve(here, here.includes(join('dist', 'src')) ? '../../../../views' : '../../../views');
}
