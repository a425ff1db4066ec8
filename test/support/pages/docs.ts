import { apiDocsView, type OpenApiDocument } from '../../../src/storefront/views/api-docs.rules.js';

const SAMPLE: OpenApiDocument = {
  info: {
    title: 'Frontrow',
    version: '1.0',
    description: 'Everything fans and admins can do on the pages, programs can do here.',
  },
  tags: [
    { name: 'Discovery', description: 'What is on, and what is free.' },
    { name: 'Holds', description: 'Seats for a few minutes.' },
  ],
  paths: {
    '/api/v1/events': {
      get: {
        tags: ['Discovery'],
        summary: 'Search events',
        parameters: [
          { name: 'q', in: 'query', description: 'Words to look for.', schema: { type: 'string' } },
          { name: 'sort', in: 'query', schema: { enum: ['date', 'relevance', 'on-sale'] } },
        ],
        responses: {
          '200': {
            description: 'A page of events',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    items: { type: 'array', items: { type: 'object' } },
                    nextCursor: { type: ['string', 'null'] },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/api/v1/holds': {
      post: {
        tags: ['Holds'],
        summary: 'Hold seats',
        description: 'Another one replaces its seats, all or nothing.',
        security: [{ shopper: [] }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['performanceId'],
                properties: {
                  performanceId: { type: 'string', description: 'The performance.' },
                  seatIds: { type: 'array', items: { type: 'string' } },
                },
              },
              example: { performanceId: 'p1', seatIds: ['s-H-14'] },
            },
          },
        },
        responses: {
          '201': { description: 'Held' },
          '409': { description: 'seats-taken, no-adjacent-seats, sold-out, limit-reached' },
        },
      },
    },
    '/api/v1/holds/{id}': {
      delete: {
        tags: ['Holds'],
        summary: 'Release a hold',
        security: [{ shopper: [] }],
        responses: { '204': { description: 'Released' } },
      },
    },
  },
};

export const apiDocs = apiDocsView(SAMPLE, '/api/openapi.json');
