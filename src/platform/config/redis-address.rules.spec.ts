import { ConfigError, readConfig } from './config.js';
import { parseClusterAddress, parseSentinelAddress } from './redis-address.rules.js';

const ADDRESS = 'redis+sentinel://:s%40fe@one:26380,two,[::1]:26381/frontrow/3';

function problemOf(url: string): string {
  try {
    readConfig({ REDIS_URL: url });
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join();
    throw error;
  }
}

describe('the address of sentinels', () => {
  it('names them, the master, its password and the database', () => {
    expect(parseSentinelAddress(ADDRESS)).toEqual({
      sentinels: [
        { host: 'one', port: 26_380 },
        { host: 'two', port: 26_379 },
        { host: '::1', port: 26_381 },
      ],
      masterName: 'frontrow',
      database: 3,
      username: undefined,
      password: 's@fe',
      sentinelUsername: undefined,
      sentinelPassword: undefined,
    });
  });

  it('needs no more than a sentinel and a name', () => {
    expect(parseSentinelAddress('redis+sentinel://one/frontrow')).toMatchObject({
      sentinels: [{ host: 'one', port: 26_379 }],
      database: 0,
      password: undefined,
    });
  });

  it('keeps what the servers ask for apart from what the sentinels ask for', () => {
    const text = 'redis+sentinel://app:a@one/frontrow?sentinel_username=watch&sentinel_password=b%26c';
    expect(parseSentinelAddress(text)).toMatchObject({
      ...{ username: 'app', password: 'a', sentinelUsername: 'watch', sentinelPassword: 'b&c' },
    });
  });

  it('is taken as REDIS_URL, as it was written, and so is one Redis', () => {
    expect(readConfig({ REDIS_URL: ADDRESS }).redisUrl).toBe(ADDRESS);
    expect(readConfig({ REDIS_URL: 'rediss://cache/1' }).redisUrl).toBe('rediss://cache/1');
  });

  it.each([
    ['no name of the master', 'redis+sentinel://one,two', /name of the master/],
    ['a database that is no number', 'redis+sentinel://one/frontrow/first', /name of the master/],
    ['a port that there is not', 'redis+sentinel://one:99999/frontrow', /one is "one:99999"/],
    ['a list that ends in nothing', 'redis+sentinel://one,/frontrow', /one is ""/],
    ['an option that nobody knows', 'redis+sentinel://one/frontrow?tls=on', /without the option tls/],
    ['a password that is no text of a URL', 'redis+sentinel://:50%@one/frontrow', /% as %25/],
    [
      'another scheme',
      'sentinel://one/frontrow',
      /redis:\/\/ or rediss:\/\/ or redis\+sentinel:\/\/ or redis\+cluster:\/\//,
    ],
  ])('refuses %s', (_, url, problem) => {
    expect(problemOf(url)).toMatch(problem);
  });

  it('is refused among the lock servers, which fail by themselves', () => {
    expect(() => readConfig({ REDIS_LOCK_URLS: 'redis+sentinel://one/frontrow' })).toThrow(/REDIS_LOCK_URLS/);
  });

  it('is told without its passwords', () => {
    const said = problemOf('redis+sentinel://app:hunter2@one/?sentinel_password=hunter3');
    expect(said).toMatch(/REDIS_URL/);
    expect(said).not.toMatch(/hunter/);
  });
});

describe('the address of a cluster', () => {
  const [text, nodes] = ['redis+cluster://app:s%40fe@one:7000,two,[::1]:7002', ['one', 'two', '::1']];

  it('names some of its servers, and what they ask for', () => {
    expect(parseClusterAddress(text)).toEqual({
      nodes: nodes.map((host, i) => ({ host, port: [7_000, 6_379, 7_002][i] })),
      ...{ username: 'app', password: 's@fe' },
    });
    expect(parseClusterAddress('redis+cluster://one/')).toEqual({
      nodes: [{ host: 'one', port: 6_379 }],
      ...{ username: undefined, password: undefined },
    });
  });

  it('is taken as REDIS_URL, as it was written', () => {
    expect(readConfig({ REDIS_URL: text }).redisUrl).toBe(text);
  });

  it.each([
    ['another database than the one that there is', 'redis+cluster://one,two/1', /nothing behind it/],
    ['an option', 'redis+cluster://one?tls=on', /nothing behind it/],
    ['no server', 'redis+cluster://', /nothing behind it/],
    ['a port that there is not', 'redis+cluster://one:0', /servers of the cluster.*one is "one:0"/],
    ['a list that ends in nothing', 'redis+cluster://one,', /one is ""/],
    ['TLS, which is not there', 'rediss+cluster://one', /begins with/],
  ])('refuses %s', (_, url, problem) => {
    expect(problemOf(url)).toMatch(problem);
  });

  it('is refused among the lock servers, which fail by themselves', () => {
    expect(() => readConfig({ REDIS_LOCK_URLS: 'redis+cluster://one' })).toThrow(/REDIS_LOCK_URLS/);
  });

  it('is told without its password', () => {
    expect(problemOf('redis+cluster://app:hunter2@one/1')).not.toMatch(/hunter/);
  });
});
