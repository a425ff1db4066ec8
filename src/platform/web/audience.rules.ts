const FOR_PROGRAMS = /^\/(api|healthz|readyz|metrics|plans)(\/|$|\?)/;

/** Whether programs ask here, and get data and problem details, or people, who get pages. */
export function isForPrograms(url: string): boolean {
  return FOR_PROGRAMS.test(url);
}
