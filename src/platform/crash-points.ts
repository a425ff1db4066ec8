/** What happens when a named point is passed. It returns before the code goes on, or never. */
type CrashPointHook = (point: string) => void;

let hook: CrashPointHook | undefined;

/**
 * A place at which dying would hurt, named so that the fault suite can die there. In the product it does nothing:
 * only code can put a hook in, and the product has none.
 */
export function crashPoint(point: string): void {
  hook?.(point);
}

/** For the fault suite, before the app starts. */
export function onCrashPoint(listener: CrashPointHook): void {
  hook = listener;
}
