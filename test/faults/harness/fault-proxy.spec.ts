import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultProxy } from './fault-proxy.js';

let server: Server;
let proxy: FaultProxy;
let heard: string[];
const open: Socket[] = [];

beforeEach(async () => {
  heard = [];
  server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', bytes => {
      heard.push(bytes.toString());
      socket.write(`re:${bytes.toString()}`);
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  proxy = await FaultProxy.before(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await proxy.close();
  server.close();
});

interface Client {
  socket: Socket;
  got: string;
  end: string | undefined;
}

async function client(): Promise<Client> {
  const { hostname, port } = new URL(proxy.through('tcp://127.0.0.1:1'));
  const socket = connect(Number(port), hostname);
  open.push(socket);
  const one: Client = { socket, got: '', end: undefined };
  socket.on('data', bytes => (one.got += bytes.toString()));
  socket.on('end', () => (one.end ??= 'fin'));
  socket.on('error', (error: NodeJS.ErrnoException) => (one.end ??= error.code));
  await new Promise(done => socket.once('connect', done));
  return one;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 200 && !isSo(); look += 1) await sleep(10);
  expect(isSo()).toBe(true);
}

describe('the fault proxy', () => {
  it('passes everything on while nothing is planted', async () => {
    const one = await client();
    one.socket.write('a');
    await until(() => one.got === 're:a');
    expect(proxy.connections).toBe(1);
  });

  it('cuts after the request was done, once, and only where it is meant', async () => {
    const planted = proxy.plant({ mode: 'cut-after-request', when: bytes => bytes.includes('b'), times: 1 });
    const one = await client();
    one.socket.write('a');
    await until(() => one.got === 're:a');
    expect(planted.fired).toBe(0);
    one.socket.write('b');
    await planted.struck();
    await until(() => one.end === 'ECONNRESET');
    expect([heard, one.got]).toEqual([['a', 'b'], 're:a']);
    const two = await client();
    two.socket.write('b');
    await until(() => two.got === 're:b');
    expect(planted.fired).toBe(1);
  });

  it('keeps answers back until they are released', async () => {
    const planted = proxy.plant({ mode: 'hold-reply' });
    const one = await client();
    one.socket.write('a');
    await until(() => heard.length === 1);
    await sleep(50);
    expect(one.got).toBe('');
    planted.release();
    await until(() => one.got === 're:a');
    one.socket.write('b');
    await until(() => one.got === 're:are:b');
  });

  it('swallows a connection in a black hole, and no other', async () => {
    const planted = proxy.plant({ mode: 'blackhole', times: 1 });
    const one = await client();
    one.socket.write('a');
    await planted.struck();
    one.socket.write('b');
    const two = await client();
    two.socket.write('c');
    await until(() => two.got === 're:c');
    expect([heard, one.got, one.end]).toEqual([['c'], '', undefined]);
  });

  it('closes its half, sends bytes one by one, resets what it refuses, and waits', async () => {
    proxy.plant({ mode: 'half-close', when: bytes => bytes.includes('h') });
    proxy.plant({ mode: 'trickle', ms: 1, when: bytes => bytes.includes('t') });
    proxy.plant({ mode: 'refuse', when: bytes => bytes.includes('r') });
    const delayed = proxy.plant({ mode: 'delay', ms: 30, when: bytes => bytes.includes('d') });
    const [half, slow, refused, late] = [await client(), await client(), await client(), await client()];
    half.socket.write('h');
    slow.socket.write('t');
    refused.socket.write('r');
    late.socket.write('d');
    await until(() => half.end === 'fin' && slow.got === 're:t' && late.got === 're:d');
    await until(() => refused.end === 'ECONNRESET');
    expect([half.got, heard.includes('h'), heard.includes('r'), delayed.fired]).toEqual(['', true, false, 1]);
  });

  it('cuts what is open, and heals', async () => {
    proxy.plant({ mode: 'blackhole' });
    const one = await client();
    one.socket.write('a');
    expect(proxy.cut()).toBe(1);
    await until(() => one.end === 'ECONNRESET');
    proxy.heal();
    const two = await client();
    two.socket.write('b');
    await until(() => two.got === 're:b');
  });
});
