import cluster from 'node:cluster';
import { once } from 'node:events';
import type { Settings } from '../config/config.js';
import { withSecrets } from '../config/secrets.js';
import { choosePort, startEmbedded } from '../embedded/index.js';
import { onStop } from './stop.js';
import { type CreateApp, listen } from './worker.js';

export interface Product {
  createApp: CreateApp;
  /** Brings schema and first records about, before anything serves. */
  prepare(config: Settings): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One process that has everything, or the parent of several web processes that starts what they share. */
export async function runPrimary(given: Settings, product: Product): Promise<void> {
  // Before anything runs, so that a taken port leaves nothing to stop.
  const port = await choosePort(given.port, given.portIsExplicit, given.host);
  const embedded = await startEmbedded({
    dataDir: given.dataDir,
    postgres: given.databaseUrl === undefined,
    redis: given.redisUrl === undefined,
    log: say,
  });
  const { config, isFirstStart } = withSecrets(
    Object.freeze({
      ...given,
      port,
      publicUrl:
        given.port === port ? given.publicUrl : given.publicUrl.replace(`:${given.port}`, `:${port}`),
      databaseUrl: given.databaseUrl ?? embedded.postgres?.url,
      redisUrl: given.redisUrl ?? embedded.redis?.url,
    }),
  );
  let stopServing: () => Promise<void> = () => Promise.resolve();
  onStop(async () => {
    await stopServing();
    await embedded.stop();
  });
  try {
    await product.prepare(config);
    stopServing =
      config.webProcesses > 1 ? await serveWithWorkers(config) : await listen(config, product.createApp);
  } catch (error) {
    // Servers in process groups of their own would outlive a start that failed.
    await embedded.stop();
    throw error;
  }
  if (isFirstStart) {
    say(
      `Admin area: ${config.publicUrl}/admin as ${config.adminEmail} with password ${config.adminPassword ?? ''}`,
    );
    say(`Admin API token: ${config.adminApiToken ?? ''}`);
    say(`These are kept in ${config.dataDir}/secrets.json and not printed again.`);
  }
  say(`Frontrow is ready on ${config.publicUrl}`);
}

/** The workers' settings travel by environment, so that each reads them as a lone process would. */
async function serveWithWorkers(config: Settings): Promise<() => Promise<void>> {
  let isStopping = false;
  const fork = () =>
    cluster.fork({
      DATABASE_URL: config.databaseUrl,
      REDIS_URL: config.redisUrl,
      SECRET_KEY: config.secretKey,
      PAYMENT_PROVIDER: config.paymentProvider,
      PORT: String(config.port),
      HOST: config.host,
      PUBLIC_URL: config.publicUrl,
      SEED_DEMO: config.seedDemo ? 'on' : 'off',
      ADMIN_PASSWORD: config.adminPassword,
      ADMIN_API_TOKEN: config.adminApiToken,
    });
  const workers = Array.from({ length: config.webProcesses }, fork);
  await Promise.all(workers.map(worker => once(worker, 'listening')));
  cluster.on('exit', (_worker, code) => {
    if (isStopping) return;
    say(`A web process ended with ${code}; another takes its place.`);
    fork();
  });
  return async () => {
    isStopping = true;
    const alive = Object.values(cluster.workers ?? {}).filter(worker => worker !== undefined);
    await Promise.all(
      alive.map(async worker => {
        const gone = once(worker, 'exit');
        worker.process.kill('SIGTERM');
        await gone;
      }),
    );
  };
}
