/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Which server has which slots, as one of the servers sees it. */
export interface ClusterMap {
  /** By slot: the master that owns it; a slot may have none. */
  readonly owners: readonly (Address | undefined)[];
  /** Each once. */
  readonly masters: readonly Address[];
  /** Masters and replicas. */
  readonly nodes: readonly Address[];
}

/** An answer to `CLUSTER SLOTS`: from, to, its master, then its replicas; each host, port, id, more. */
export type SlotRange = [
  from: number,
  to: number,
  ...nodes: [host: string | null, port: number, ...more: unknown[]][],
];

export const SLOTS = 16_384;
const POLYNOMIAL = 0x1021;

/** Slot of a key, by its hash tag if it has one: CRC16 (XMODEM) as the cluster specification of Redis has it. */
export function slotOf(key: string): number {
  const open = key.indexOf('{');
  const close = open < 0 ? -1 : key.indexOf('}', open + 1);
  return crc16(close > open + 1 ? key.slice(open + 1, close) : key) % SLOTS;
}

/** @param asked who has answered: a server that does not know its own address leaves it out */
export function readSlots(ranges: readonly SlotRange[], asked: Address): ClusterMap {
  const owners: (Address | undefined)[] = Array.from({ length: SLOTS });
  const [masters, nodes] = [new Map<string, Address>(), new Map<string, Address>()];
  for (const [from, to, ...members] of ranges) {
    for (const [index, [host, port]] of members.entries()) {
      const address = { host: host === null || host === '' ? asked.host : host, port };
      nodes.set(nameOf(address), address);
      if (index > 0) continue;
      masters.set(nameOf(address), address);
      owners.fill(address, from, to + 1);
    }
  }
  return { owners, masters: [...masters.values()], nodes: [...nodes.values()] };
}

/** Where a slot has gone, if that is why the server did nothing. @param asked the server, which may mean itself */
export function movedTo(error: unknown, asked: Address): Address | undefined {
  const text = error instanceof Error ? error.message : '';
  const { host, port } = /^MOVED \d+ (?<host>.*):(?<port>\d+)$/.exec(text)?.groups ?? {};
  return host === undefined ? undefined : { host: host === '' ? asked.host : host, port: Number(port) };
}

export function nameOf({ host, port }: Address): string {
  return `${host}:${port}`;
}

export function isSame(one: Address | undefined, other: Address | undefined): boolean {
  return one?.host === other?.host && one?.port === other?.port;
}

function crc16(text: string): number {
  let crc = 0;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? POLYNOMIAL : 0)) & 0xffff;
  }
  return crc;
}
