import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Conversation } from './conversation.js';
import { type Fault, type Link, Plant, type Planted } from './planted-fault.js';

/** A TCP proxy of one server that does to its clients what networks do to them. */
export class FaultProxy {
  private readonly links = new Set<Conversation>();
  private plants: Plant[] = [];
  private opened = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
  ) {
    server.on('connection', client => this.take(client));
  }

  /** @param url of the server behind it, any scheme with host and port */
  static async before(url: string): Promise<FaultProxy> {
    const { hostname: host, port } = new URL(url);
    const server = createServer();
    const proxy = new FaultProxy(server, { host, port: Number(port) });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  /** How many connections it has seen. */
  get connections(): number {
    return this.opened;
  }

  /** The same address, by way of this proxy. */
  through(url: string): string {
    const address = new URL(url);
    address.hostname = '127.0.0.1';
    address.port = String((this.server.address() as AddressInfo).port);
    return address.href;
  }

  plant(fault: Fault): Planted {
    const plant = new Plant(fault);
    this.plants.push(plant);
    return plant;
  }

  /** Takes every fault away and lets go what is kept back. */
  heal(): void {
    for (const plant of this.plants) plant.release();
    this.plants = [];
  }

  /** Resets every connection that is open. @returns how many there were */
  cut(): number {
    const open = [...this.links];
    for (const link of open) link.cut();
    return open.length;
  }

  async close(): Promise<void> {
    this.heal();
    const closed = new Promise(done => this.server.close(done));
    this.cut();
    await closed;
  }

  private take(client: Socket): void {
    this.opened += 1;
    const link: Conversation = new Conversation(this.opened, client, this.target, bytes =>
      this.plantFor(bytes, link),
    );
    this.links.add(link);
    client.once('close', () => this.links.delete(link));
  }

  private plantFor(bytes: Buffer, link: Link): Plant | undefined {
    return this.plants.filter(plant => plant.strikes(bytes, link))[0];
  }
}
