import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

interface Operation {
  summary?: string;
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
type Paths = Record<string, Record<string, Operation>>;

/** The calls of the contract that this version serves, as other programs know them. */
const CONTRACT = [
  'GET /api/v1/events',
  'GET /api/v1/events/{idOrSlug}',
  'GET /api/v1/performances/{id}/availability',
  'GET /api/v1/performances/{id}/availability/deltas/{second}',
  'GET /api/v1/performances/{id}/availability/stream',
  'POST /api/v1/performances/{id}/queue-entries',
  'GET /api/v1/now-serving',
  'GET /api/v1/performances/{id}/draw',
  'POST /api/v1/performances/{id}/admissions',
  'POST /api/v1/performances/{id}/queue-heartbeats',
  'DELETE /api/v1/admissions/current',
  'POST /api/v1/holds',
  'GET /api/v1/holds/{id}',
  'POST /api/v1/holds/{id}/extensions',
  'DELETE /api/v1/holds/{id}',
  'POST /api/v1/bookings',
  'GET /api/v1/bookings/{reference}',
  'POST /api/v1/bookings/{reference}/cancellation',
  'POST /api/v1/bookings/{reference}/refunds',
  'GET /api/v1/payments/{id}',
  'GET /api/v1/admin/sandbox/charges',
  ...['venues', 'attractions', 'events'].flatMap(name => [
    `POST /api/v1/admin/${name}`,
    `GET /api/v1/admin/${name}`,
    `PATCH /api/v1/admin/${name}/{id}`,
    `DELETE /api/v1/admin/${name}/{id}`,
  ]),
  'POST /api/v1/admin/events/{eventId}/performances',
  'POST /api/v1/admin/performances/{id}/publication',
  'POST /api/v1/admin/seating-plans',
  'GET /api/v1/admin/performances/{id}/live',
  'GET /api/v1/admin/performances/{id}/reconciliation',
  'GET /api/v1/admin/bookings',
  'POST /api/v1/admin/bookings/{reference}/refunds',
  'GET /api/v1/admin/audit',
  'POST /api/v1/admin/api-tokens',
  'POST /api/v1/checkins',
];

describe('the OpenAPI document', () => {
  let running: RunningApp;
  let document: { openapi: string; paths: Paths; components: object };
  const served: string[] = [];
  beforeAll(async () => {
    running = await startApp();
    document = (await (await fetch(`${running.url}/api/openapi.json`)).json()) as typeof document;
    const server: FastifyInstance = running.app.getHttpAdapter().getInstance();
    const lines = server.printRoutes({ commonPrefix: false }).split('\n');
    const stack: string[] = [];
    for (const line of lines) {
      const match = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
      if (match === null) continue;
      const depth = (match[1] ?? '').length / 4;
      stack.length = depth;
      stack.push(match[2] ?? '');
      const path = stack.join('').replace(/:(\w+)/g, '{$1}');
      for (const method of (match[3] ?? '').split(', ').filter(name => name !== '' && name !== 'HEAD')) {
        if (path.startsWith('/api/v1/')) served.push(`${method} ${path}`);
      }
    }
  });
  afterAll(() => running.close());

  const described = (): string[] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map(method => `${method.toUpperCase()} ${path}`),
    );

  /** The schema of one answer, checked against a real one. */
  function check(method: string, path: string, status: number, body: unknown): void {
    const operation = document.paths[path]?.[method.toLowerCase()];
    const schema = operation?.responses[String(status)]?.content?.['application/json']?.schema;
    expect(schema).toBeDefined();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile({ ...schema, components: document.components });
    const isValid = validate(body);
    expect({ path, errors: validate.errors, body: isValid ? null : body }).toEqual({
      path,
      errors: null,
      body: null,
    });
  }

  it('is OpenAPI 3.1 and describes exactly what is served', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(served.length).toBeGreaterThan(40);
    // Fastify prints parameters of one place together, so only the places are compared.
    const shapes = (lines: string[]): string[] =>
      [...new Set(lines.map(line => line.replace(/\{\w+\}(\|\{\w+\})*/g, '{}')))].sort();
    expect(shapes(described())).toEqual(shapes(served));
  });

  it.each(CONTRACT)('has %s of the contract', line => {
    expect(described()).toContain(line);
  });

  it('says of every operation what it does and what it answers', () => {
    const bare = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => {
          const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
          const isDescribed = answers.every(
            ([status, answer]) => status === '204' || answer.content !== undefined,
          );
          return (operation.summary ?? '') === '' || answers.length === 0 || !isDescribed;
        })
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    expect(bare).toEqual([]);
  });

  it('is true of the answers of a purchase', async () => {
    const { performanceId, eventId } = await makePerformance(running);
    const get = async (path: string): Promise<unknown> => (await fetch(`${running.url}${path}`)).json();
    check('GET', '/api/v1/events', 200, await get('/api/v1/events'));
    check('GET', '/api/v1/events/{idOrSlug}', 200, await get(`/api/v1/events/${eventId}`));
    const availability = `/api/v1/performances/${performanceId}/availability`;
    check('GET', '/api/v1/performances/{id}/availability', 200, await get(availability));
    const delta = await until(
      async () => {
        const { second } = (await get(availability)) as { second: number };
        return (await get(`${availability}/deltas/${second - 1}`)) as Record<string, unknown>;
      },
      body => body['after'] !== undefined,
    );
    check('GET', '/api/v1/performances/{id}/availability/deltas/{second}', 200, delta);
    check('GET', '/api/v1/now-serving', 200, await get('/api/v1/now-serving'));
    const token = await admit(running, performanceId);
    const entry = await call(running, token, 'POST', `/performances/${performanceId}/queue-entries`, {});
    check('POST', '/api/v1/performances/{id}/queue-entries', 201, entry.body);
    const hold = await call(running, token, 'POST', '/holds', {
      performanceId,
      bestAvailable: { quantity: 2 },
    });
    check('POST', '/api/v1/holds', 201, hold.body);
    const request = {
      holdId: hold.body['id'],
      buyer: { name: 'A Fan', email: 'fan@example.com' },
      paymentMethod: 'pm_card_visa',
    };
    const booked = await call(running, token, 'POST', '/bookings', request, {
      'idempotency-key': randomUUID(),
    });
    check('POST', '/api/v1/bookings', 201, booked.body);
    const { reference, accessToken } = booked.body as { reference: string; accessToken: string };
    const booking = await get(`/api/v1/bookings/${reference}?token=${accessToken}`);
    check('GET', '/api/v1/bookings/{reference}', 200, booking);
    for (const path of [
      `performances/${performanceId}/live`,
      `performances/${performanceId}/reconciliation`,
      'audit',
      'bookings',
      'venues',
      'sandbox/charges',
    ]) {
      const answer = await call(running, ADMIN_TOKEN, 'GET', `/admin/${path}`);
      check('GET', `/api/v1/admin/${path.replace(performanceId, '{id}')}`, answer.status, answer.body);
    }
  });
});
