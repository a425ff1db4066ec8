import { redisAddress } from './redis-address.rules.js';
import { integer, oneOf, text, url, urls } from './settings.js';

const postgres = ['postgres:', 'postgresql:'] as const;
const redis = ['redis:', 'rediss:'] as const;
const web = ['http:', 'https:'] as const;

/** Every environment variable, once. `.env.example` is held against this list by a test. */
export const variables = {
  PORT: integer({ description: 'TCP port to listen on.', fallback: '3000', min: 0, max: 65_535 }),
  HOST: text({ description: 'Address to listen on. Default: 127.0.0.1 when embedded, else 0.0.0.0.' }),
  PUBLIC_URL: url({
    description: 'Address that fans use. Default: http://localhost:<PORT>.',
    protocols: web,
  }),
  DATABASE_URL: url({
    description: 'Postgres 15 or newer. Absent: an embedded server.',
    protocols: postgres,
  }),
  DATABASE_REPLICA_URLS: urls({
    description: 'Read replicas for search, comma separated. Decisions never read them.',
    protocols: postgres,
  }),
  REDIS_URL: redisAddress({
    description:
      'Redis 7 or newer, noeviction; its sentinels: redis+sentinel://[:password@]host:port,.../master[/db]; or a cluster: redis+cluster://[:password@]host:port,.... Absent: an embedded server.',
  }),
  REDIS_LOCK_URLS: urls({
    description: 'Three independent Redis masters for Redlock, comma separated. Default: REDIS_URL alone.',
    protocols: redis,
  }),
  REDIS_TIMEOUT_MS: integer({
    description: 'Milliseconds after which a hold counts Redis as away.',
    fallback: '300',
    min: 50,
    max: 10_000,
  }),
  SECRET_KEY: text({
    description: 'At least 32 characters; signs tokens and cookies. Required with DATABASE_URL.',
  }),
  SECRET_KEY_PREVIOUS: text({
    description:
      'The key before the present one, while it is being changed: what it signed stays valid until this is unset.',
  }),
  DATA_DIR: text({ description: 'Folder of the embedded servers and their secrets.', fallback: '.data' }),
  ADMIN_EMAIL: text({
    description: 'First admin, made at the first start.',
    fallback: 'admin@frontrow.local',
  }),
  ADMIN_PASSWORD: text({ description: 'Password of the first admin. Default: a random one, printed once.' }),
  ADMIN_API_TOKEN: text({ description: 'API token for /api/v1/admin. Default: a random one, printed once.' }),
  SEED_DEMO: oneOf({
    description: 'Load the demo events when there are none. Default: on when embedded, else off.',
    values: ['on', 'off'],
  }),
  WEB_PROCESSES: integer({ description: 'Web processes on this machine.', fallback: '1', min: 1, max: 64 }),
  RATE_LIMITS: oneOf({
    description: 'off: no rate limits (load tests).',
    fallback: 'on',
    values: ['on', 'off'],
  }),
  RATE_LIMIT_REQUESTS_PER_MINUTE: integer({
    description: 'Requests that one address may make to the API in a minute.',
    fallback: '600',
    min: 1,
    max: 1_000_000,
  }),
  RATE_LIMIT_SIGN_INS_PER_MINUTE: integer({
    description: 'Sign-in attempts that one address may make in a minute.',
    fallback: '5',
    min: 1,
    max: 10_000,
  }),
  TRUSTED_PROXY_HOPS: integer({
    description: 'Proxies in front whose X-Forwarded-For is believed.',
    fallback: '0',
    min: 0,
    max: 10,
  }),
  PAYMENT_PROVIDER: oneOf({
    description: 'Where money moves. Required with DATABASE_URL; embedded: sandbox.',
    values: ['sandbox', 'stripe'],
  }),
  STRIPE_SECRET_KEY: text({ description: "Stripe's secret or restricted key: sk_... or rk_..." }),
  STRIPE_PUBLISHABLE_KEY: text({ description: "Stripe's publishable key, for the checkout page: pk_..." }),
  STRIPE_WEBHOOK_SECRET: text({
    description:
      'Signing secret of the webhook endpoint: whsec_...; while it is being changed both, comma separated.',
  }),
  STRIPE_API_BASE: url({ description: 'A server to ask in place of Stripe, for tests.', protocols: web }),
  SANDBOX_LATENCY_MS: integer({
    description: 'Milliseconds that every sandbox call takes.',
    fallback: '0',
    min: 0,
    max: 60_000,
  }),
  PAYMENT_TIMEOUT_MS: integer({
    description: 'Milliseconds to wait for the payment provider before the outcome counts as unknown.',
    fallback: '6000',
    min: 100,
    max: 60_000,
  }),
  SMTP_URL: url({
    description: 'Mail server. Absent: mails stay in the local outbox, readable in the admin area.',
    protocols: ['smtp:', 'smtps:'],
  }),
  MAIL_FROM: text({ description: 'Sender of every mail.', fallback: 'Frontrow <tickets@frontrow.local>' }),
  LOG_LEVEL: oneOf({
    description: 'Least severe line that is logged.',
    fallback: 'info',
    values: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
  }),
};
