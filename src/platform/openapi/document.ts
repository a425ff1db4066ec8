import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { namedSchemas, nameSchema } from './answers.js';

const PREFIX = '#/components/schemas/';

nameSchema('Problem', {
  type: 'object',
  description: 'Problem details (RFC 9457). What a type adds stands beside these members.',
  properties: {
    type: { type: 'string', description: '/problems/<code>, a page that explains it' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'detail', 'requestId'],
});

/** What is served; the schemas are ours and the library's. */
export type OpenApiDocument = Omit<OpenAPIObject, 'components'> & {
  components: { schemas: Record<string, object>; [kind: string]: unknown };
};

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The OpenAPI 3.1 document of this application, from its controllers, forms and described answers. */
export function openApiDocument(app: NestFastifyApplication, version: string): OpenApiDocument {
  const config = new DocumentBuilder()
    .setTitle('Frontrow')
    .setVersion(version)
    .setDescription(
      'Ticket sales: find events, hold seats, pay exactly once. Money is in minor units, times are UTC.',
    )
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Shopper token, or API token for /admin.' })
    .build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/'));
  document.paths = Object.fromEntries(paths);
  for (const [path, item] of paths) {
    for (const operation of Object.values(item) as Operation[]) finish(path, operation);
  }
  const forms = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: PREFIX,
  });
  const schemas = { ...document.components?.schemas, ...forms, ...Object.fromEntries(namedSchemas()) };
  return { ...document, components: { ...document.components, schemas } };
}

/** Groups by the noun of the path, and turns described headers into parameters. */
function finish(
  path: string,
  operation: Operation & { 'x-headers'?: { name: string; description: string; required: boolean }[] },
): void {
  const segments = path.split('/').slice(3);
  operation.tags = [segments[0] === 'admin' ? 'admin' : (segments[0] ?? 'api')];
  const headers = operation['x-headers'] ?? [];
  delete operation['x-headers'];
  const own = (operation.parameters ?? []).filter(
    parameter => !('in' in parameter && parameter.in === 'header'),
  );
  operation.parameters = [
    ...own,
    ...headers.map(header => ({ in: 'header' as const, schema: { type: 'string' as const }, ...header })),
  ];
}
