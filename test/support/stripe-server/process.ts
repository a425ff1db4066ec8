import { parseArgs } from 'node:util';
import { StripeServer } from './server.js';

/** As a process of its own; `bin/stripe-server.mjs` starts it. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4242' },
      webhooks: { type: 'string' },
      secret: { type: 'string', default: 'whsec_local' },
      diary: { type: 'string' },
    },
  });
  const { port, webhooks, secret, diary } = values;
  const server = new StripeServer({
    port: Number(port),
    ...(webhooks === undefined ? {} : { webhooks: { url: webhooks, secret } }),
    ...(diary === undefined ? {} : { diary }),
  });
  await server.start();
  process.stdout.write(`The Stripe-like server is ready on ${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}
