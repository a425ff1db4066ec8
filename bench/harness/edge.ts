import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/embedded/index.js';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

interface EdgeOptions {
  /** The program. */
  nginx: string;
  /** The product: `http://host:port`. */
  origin: string;
  /** The configuration that is shipped. */
  template: string;
}

/** The edge of `docker/edge`: a real nginx with the very file that is shipped, on a free port. */
export class Edge {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start({ nginx, origin, template }: EdgeOptions): Promise<Edge> {
    const folder = mkdtempSync(join(tmpdir(), 'frontrow-edge-'));
    const port = await freePort();
    const values: Record<string, string> = {
      EDGE_LISTEN: `127.0.0.1:${port}`,
      EDGE_ORIGIN: new URL(origin).host,
      EDGE_CACHE: join(folder, 'cache'),
    };
    const server = readFileSync(template, 'utf8').replace(
      /\$\{(\w+)\}/g,
      (_, name: string) => values[name] ?? '',
    );
    mkdirSync(join(folder, 'temporary'));
    writeFileSync(join(folder, 'nginx.conf'), mainFile(folder, server));
    const child = spawn(nginx, ['-p', folder, '-e', 'error.log', '-c', 'nginx.conf'], { stdio: 'ignore' });
    const edge = new Edge(child, folder, port);
    try {
      await edge.whenListening();
      return edge;
    } catch (error) {
      await edge.stop();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private async whenListening(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline && this.process.exitCode === null) {
      const response = await fetch(`${this.url}/metrics`).catch(() => undefined);
      if (response !== undefined) return;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`nginx does not listen.\n${readFileSync(join(this.folder, 'error.log'), 'utf8')}`);
  }
}

/** What the image of nginx has around a site, for a user who need not be root. */
function mainFile(folder: string, server: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${join(folder, 'temporary', name)};`,
  );
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 1;
daemon off;
pid ${join(folder, 'nginx.pid')};
events { worker_connections 4096; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  types { }
  ${server}
}
`;
}
