import { type Setting, url } from './settings.js';

interface Host {
  readonly host: string;
  readonly port: number;
}

interface Login {
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** Some servers of a cluster, which know the others, and what all of them want to hear. */
export interface ClusterAddress extends Login {
  readonly nodes: readonly Host[];
}

/** Where the sentinels are, which master they are asked for, and what it and they want to hear. */
export interface SentinelAddress extends Login {
  readonly sentinels: readonly Host[];
  readonly masterName: string;
  readonly database: number;
  readonly sentinelUsername: string | undefined;
  readonly sentinelPassword: string | undefined;
}

const SCHEME = 'redis+sentinel://';
const CLUSTER_SCHEME = 'redis+cluster://';
const FORM =
  /^(?:(?<user>[^:@]*)(?::(?<password>[^@]*))?@)?(?<hosts>[^/?@]+)\/(?<name>[\w.-]+)(?:\/(?<database>\d+))?(?:\?(?<options>.*))?$/;
const CLUSTER_FORM = /^(?:(?<user>[^:@]*)(?::(?<password>[^@]*))?@)?(?<hosts>[^/?@]+)\/?$/;
const HOST = /^(?:\[(?<six>[\da-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/i;
const SENTINEL_PORT = 26_379;
const REDIS_PORT = 6_379;
const OPTIONS = ['sentinel_username', 'sentinel_password'];

/** The address of one Redis, of the sentinels that know it, `redis+sentinel://`, or of a cluster, `redis+cluster://`. */
export function redisAddress(spec: { description: string }): Setting<string> {
  const single = url({ ...spec, protocols: ['redis:', 'rediss:', 'redis+sentinel:', 'redis+cluster:'] });
  const read = (text: string): string => {
    if (isSentinelAddress(text)) parseSentinelAddress(text);
    else if (isClusterAddress(text)) parseClusterAddress(text);
    else return single.read(text);
    return text;
  };
  return { ...single, read };
}

export function isClusterAddress(text: string): boolean {
  return text.startsWith(CLUSTER_SCHEME);
}

/**
 * Reads `redis+cluster://[user:password@]host[:port],...`: any servers of the cluster. A cluster has one database only.
 * @throws Error whose message completes "NAME must be ..."
 */
export function parseClusterAddress(text: string): ClusterAddress {
  const { user, password, hosts } = CLUSTER_FORM.exec(text.slice(CLUSTER_SCHEME.length))?.groups ?? {};
  if (hosts === undefined) {
    throw new Error(`${CLUSTER_SCHEME}[user:password@]host:port,host:port,host:port, and nothing behind it`);
  }
  return {
    nodes: hosts.split(',').map(host => hostAt(host.trim(), 'servers of the cluster', REDIS_PORT)),
    username: decoded(user),
    password: decoded(password),
  };
}

export function isSentinelAddress(text: string): boolean {
  return text.startsWith(SCHEME);
}

/**
 * Reads `redis+sentinel://[user:password@]host[:port],.../master[/database][?sentinel_password=...]`, the form that
 * other products take. The user and password before the hosts are those of the Redis servers; the sentinels' own are
 * options. What is no letter or digit in them is written as in every URL, `%40` for `@`.
 * @throws Error whose message completes "NAME must be ..."
 */
export function parseSentinelAddress(text: string): SentinelAddress {
  const { user, password, hosts, name, database, options } =
    FORM.exec(text.slice(SCHEME.length))?.groups ?? {};
  if (hosts === undefined || name === undefined) {
    throw new Error(`${SCHEME}[user:password@]host:port,host:port,host:port/name of the master[/database]`);
  }
  const asked = new URLSearchParams(options);
  const unknown = [...asked.keys()].find(key => !OPTIONS.includes(key));
  if (unknown !== undefined)
    throw new Error(`without the option ${unknown}: there are ${OPTIONS.join(' and ')}`);
  return {
    sentinels: hosts.split(',').map(host => hostAt(host.trim(), 'sentinels', SENTINEL_PORT)),
    masterName: name,
    database: Number(database ?? 0),
    username: decoded(user),
    password: decoded(password),
    sentinelUsername: asked.get('sentinel_username') ?? undefined,
    sentinelPassword: asked.get('sentinel_password') ?? undefined,
  };
}

function hostAt(text: string, what: string, usualPort: number): Host {
  const { six, name, port } = HOST.exec(text)?.groups ?? {};
  const host = six ?? name;
  const number = Number(port ?? usualPort);
  if (host === undefined || number < 1 || number > 65_535) {
    throw new Error(`a list of ${what}, each host:port, but one is "${text}"`);
  }
  return { host, port: number };
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('an address whose user and password are written as in a URL: % as %25');
  }
}
