import { createConnection, type Socket } from 'node:net';
import { AbstractConnector, type Redis, type RedisOptions } from 'ioredis';
import { type ClientKind, connect } from '../clients.js';
import type { Address } from './slots.rules.js';

/** A server that is frozen does not close its side. */
const CLOSE_PATIENCE_MS = 100;

/** A connection that asks at each attempt where to go. What gets no answer because of a move is not sent again. */
export class Follower {
  readonly client: Redis;
  /** Where it is, or was the last time that it tried. */
  address: Address;

  /**
   * @param login user and password
   * @param commandTimeout milliseconds; none for connections that block on purpose
   */
  constructor(
    login: RedisOptions,
    kind: ClientKind,
    private readonly choose: () => Address,
    commandTimeout?: number,
  ) {
    const options: RedisOptions = {
      ...login,
      Connector: this.connector(),
      reconnectOnError: error => (/^(MOVED|READONLY)/.test(error.message) ? 1 : false),
    };
    this.client = connect(options, kind, commandTimeout);
  }

  /** Goes to another server, or to the same anew if that is what is chosen. */
  leave(): void {
    this.client.disconnect(true);
  }

  private connector(): new () => AbstractConnector {
    const next = (): Address => (this.address = this.choose());
    return class extends AbstractConnector {
      constructor() {
        super(CLOSE_PATIENCE_MS);
      }

      connect(): Promise<Socket> {
        const { host, port } = next();
        this.connecting = true;
        const socket = createConnection({ host, port });
        this.stream = socket;
        socket.once('error', error => (this.firstError = error));
        return Promise.resolve(socket);
      }
    };
  }
}
