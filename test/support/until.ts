const LOOK_EVERY_MS = 100;
const LOOKS = 200;

/** Asks again until the answer is right. Gives up with an error that shows the last answer. */
export async function until<T>(ask: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  let last: T | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    last = await ask();
    if (isRight(last)) return last;
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`It did not become so; last seen: ${JSON.stringify(last)}`);
}
