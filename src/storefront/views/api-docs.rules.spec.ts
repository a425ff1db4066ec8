import { apiDocsView, type OpenApiDocument } from './api-docs.rules.js';

const document: OpenApiDocument = {
  info: { title: 'Frontrow', version: '1', description: 'All of it.' },
  tags: [{ name: 'Holds', description: 'Seats for a while.' }, { name: 'Empty' }],
  paths: {
    '/api/v1/holds': {
      post: {
        tags: ['Holds'],
        summary: 'Hold seats',
        security: [{ shopper: [] }],
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/PlaceHold' } } },
        },
        responses: { '201': { description: 'Held' }, '409': { description: 'Taken' } },
      },
    },
    '/healthz': { get: { responses: { '200': { description: 'Alive' } } } },
  },
  components: {
    schemas: {
      PlaceHold: {
        type: 'object',
        required: ['performanceId'],
        properties: {
          performanceId: { type: 'string', description: 'Which one.' },
          areas: { type: 'array', items: { $ref: '#/components/schemas/AreaQuantity' } },
          rule: { enum: ['off', 'strict'] },
        },
      },
      AreaQuantity: { type: 'object', properties: { quantity: { type: 'integer' } } },
    },
  },
};

describe('apiDocsView', () => {
  const view = apiDocsView(document, '/api/openapi.json');
  const operation = view.groups[0]?.operations[0];

  it('groups operations by tag and leaves empty tags out', () => {
    expect(view.groups.map(group => group.name)).toEqual(['Holds', 'Other']);
    expect(operation).toMatchObject({
      method: 'POST',
      id: 'op-post-api-v1-holds',
      auth: 'Authorization: Bearer, shopper',
    });
  });

  it('follows references into fields', () => {
    expect(operation?.body?.fields.map(field => [field.name, field.kind, field.isRequired])).toEqual([
      ['performanceId', 'string', true],
      ['areas', 'list of AreaQuantity', false],
      ['areas[].quantity', 'integer', false],
      ['rule', '"off" or "strict"', false],
    ]);
  });

  it('says which answers are good', () => {
    expect(operation?.answers.map(answer => [answer.status, answer.isGood])).toEqual([
      ['201', true],
      ['409', false],
    ]);
    expect(operation?.params[0]).toMatchObject({
      name: 'Idempotency-Key',
      kind: 'string, in header',
      isRequired: true,
    });
  });
});
