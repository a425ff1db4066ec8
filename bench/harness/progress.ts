/** Tells people how far it is; results go to stdout, this does not. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
