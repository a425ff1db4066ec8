import { performanceOfPrefix } from './availability.keys.js';

/** `[ordinal, state, held until in ms, shopper]`. */
export type SeatChange = [ordinal: number, state: number, until: number, shopper: string];

/**
 * What the scripts publish about the seats of one performance, as one line of text:
 * `<key prefix> <version> <ms of Redis> <change>;<change>...`, each change `ordinal,state,until,shopper`.
 * Every process hears every message, most of all its own, so the version can be read without taking in the rest.
 */
export class ChangeMessage {
  private constructor(
    readonly performanceId: string,
    readonly version: number,
    private readonly rest: string,
  ) {}

  static read(text: string): ChangeMessage {
    const prefixEnd = text.indexOf(' ');
    const versionEnd = text.indexOf(' ', prefixEnd + 1);
    const performanceId = performanceOfPrefix(text.slice(0, prefixEnd));
    return new ChangeMessage(
      performanceId,
      Number(text.slice(prefixEnd + 1, versionEnd)),
      text.slice(versionEnd + 1),
    );
  }

  /** When the server made the changes, in milliseconds since 1970 by its clock. */
  get ms(): number {
    return Number(this.rest.slice(0, this.rest.indexOf(' ')));
  }

  get changes(): SeatChange[] {
    const list = this.rest.slice(this.rest.indexOf(' ') + 1);
    return list.split(';').map(change => {
      const [ordinal = '', state = '', until = '', shopper = ''] = change.split(',');
      return [Number(ordinal), Number(state), Number(until), shopper];
    });
  }
}
