/** The page of a performance for one whom the queue has let in; the server looks whether that is so. */
export function insideAddress(performanceId: string): string {
  return `/performances/${performanceId}?inside`;
}
