/** The states of a performance seat, as availability counts them: two bits each. */
export const AVAILABLE = 0;
export const HELD = 1;
export const SOLD = 2;
export const BLOCKED = 3;
