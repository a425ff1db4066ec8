/** A clock that runs as the server's does: the page says what time it was there when it was made. */
export interface ServerClock {
  /** Milliseconds since 1970, by the server. */
  now: () => number;
}

/** `serverNow` is RFC 3339. The browser's own clock may be wrong by hours: only its pace is used. */
export function serverClock(serverNow: string): ServerClock {
  const start = Date.parse(serverNow);
  const loaded = performance.now();
  return { now: () => start + (performance.now() - loaded) };
}

/** `8:42`; never below `0:00`. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
