/** Takes one line for the person who watches the terminal. */
export type Log = (line: string) => void;

export interface EmbeddedOptions {
  /** Folder that keeps the data (`DATA_DIR`); with `durable: false` the parent of a throwaway folder. */
  dataDir: string;
  /** True: synced to disk, kept, survives a kill. False: fast, and gone when this process is gone. */
  durable: boolean;
  log: Log;
  /** Further `--name value` arguments for the server itself. */
  extraArgs?: readonly string[];
}

/** A database server of our own, on loopback, with a password nobody else knows. */
export interface EmbeddedServer {
  /** Connection string with user, password and port; stays the same over `restart()`. */
  readonly url: string;
  /** Process id of the running server; changes with `restart()`. */
  readonly pid: number;
  /** True when the server had survived an earlier run and was taken over. */
  readonly adopted: boolean;
  /** Ends the server in good order; may be called more than once. */
  stop(): Promise<void>;
  /** Kills the server without warning and waits until it is gone; `restart()` brings it back. */
  kill(): Promise<void>;
  /** Starts the server again on the same data and port, after `kill()` or while it runs. */
  restart(): Promise<void>;
}

/** Something about the machine has to change before this can work; the message says what. */
export class EmbeddedServerError extends Error {
  override name = 'EmbeddedServerError';
}
