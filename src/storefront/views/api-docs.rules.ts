import type { ApiDocsView, ApiFieldView, ApiGroupView, ApiOperationView } from './api-docs.view.js';

/** The part of an OpenAPI 3.1 document that is read here; what is missing is left out of the page. */
interface OpenApiSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: OpenApiSchema;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  oneOf?: OpenApiSchema[];
  anyOf?: OpenApiSchema[];
  allOf?: OpenApiSchema[];
  description?: string;
  example?: unknown;
}

interface Content {
  content?: Record<string, { schema?: OpenApiSchema; example?: unknown }>;
}

interface OpenApiOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, unknown>[];
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: OpenApiSchema;
  }[];
  requestBody?: Content;
  responses?: Record<string, Content & { description?: string }>;
}

export interface OpenApiDocument {
  info: { title: string; version: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, OpenApiSchema> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MAX_DEPTH = 4;

function resolve(document: OpenApiDocument, schema: OpenApiSchema): OpenApiSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? { ...document.components?.schemas?.[name], ...schema } : schema;
}

/** "array of string", "one of "date", "relevance"", "Money or null" */
function kindOf(document: OpenApiDocument, schema: OpenApiSchema): string {
  const found = resolve(document, schema);
  const name = schema.$ref?.split('/').at(-1);
  if (found.enum) return found.enum.map(value => JSON.stringify(value)).join(' or ');
  if (found.const !== undefined) return JSON.stringify(found.const);
  const parts = found.oneOf ?? found.anyOf;
  if (parts) return parts.map(part => kindOf(document, part)).join(' or ');
  if (found.items) return `list of ${kindOf(document, found.items)}`;
  if (name && found.properties) return name;
  const type = Array.isArray(found.type) ? found.type.join(' or ') : (found.type ?? 'anything');
  return found.format ? `${type}, ${found.format}` : type;
}

/** The fields of a schema, inner ones by their path: `limits.seatsPerHold`, `items[].id`. */
function fieldsOf(document: OpenApiDocument, schema: OpenApiSchema, prefix = '', depth = 0): ApiFieldView[] {
  const found = resolve(document, schema);
  if (depth > MAX_DEPTH) return [];
  if (found.items && depth > 0) return fieldsOf(document, found.items, `${prefix}[]`, depth);
  if (found.allOf) return found.allOf.flatMap(part => fieldsOf(document, part, prefix, depth));
  return Object.entries(found.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const line: ApiFieldView = {
      name: path,
      kind: kindOf(document, field),
      words: resolve(document, field).description ?? '',
      isRequired: found.required?.includes(name) ?? false,
    };
    return [line, ...fieldsOf(document, field, path, depth + 1)];
  });
}

function bodyOf(document: OpenApiDocument, body: Content | undefined): ApiOperationView['body'] {
  const media = Object.values(body?.content ?? {})[0];
  if (!media) return null;
  const schema = media.schema ?? {};
  const example = media.example ?? resolve(document, schema).example;
  return {
    fields: fieldsOf(document, schema),
    example: example === undefined ? null : JSON.stringify(example, null, 2),
  };
}

function authOf(operation: OpenApiOperation): string | null {
  const names = (operation.security ?? []).flatMap(each => Object.keys(each));
  return names.length > 0 ? `Authorization: Bearer, ${[...new Set(names)].join(' or ')}` : null;
}

const idOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function operationView(
  document: OpenApiDocument,
  path: string,
  method: string,
  operation: OpenApiOperation,
): ApiOperationView {
  return {
    id: `op-${idOf(`${method} ${path}`)}`,
    method: method.toUpperCase(),
    verbClass: method,
    path,
    summary: operation.summary ?? '',
    words: operation.description ?? '',
    auth: authOf(operation),
    params: (operation.parameters ?? []).map(param => ({
      name: param.name,
      kind: `${kindOf(document, param.schema ?? {})}, in ${param.in}`,
      words: param.description ?? '',
      isRequired: param.required ?? false,
    })),
    body: bodyOf(document, operation.requestBody),
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
      status,
      isGood: status.startsWith('2'),
      words: answer.description ?? '',
      fields: bodyOf(document, answer)?.fields ?? [],
    })),
  };
}

/** Makes the page of an OpenAPI document. Groups are its tags, in the order of the document. */
export function apiDocsView(document: OpenApiDocument, documentHref: string): ApiDocsView {
  const groups = new Map<string, ApiGroupView>();
  const groupOf = (name: string): ApiGroupView => {
    const words = document.tags?.find(tag => tag.name === name)?.description ?? '';
    const group = groups.get(name) ?? { id: `group-${idOf(name)}`, name, words, operations: [] };
    groups.set(name, group);
    return group;
  };
  for (const tag of document.tags ?? []) groupOf(tag.name);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method] as OpenApiOperation | undefined;
      if (!operation) continue;
      groupOf(operation.tags?.[0] ?? 'Other').operations.push(
        operationView(document, path, method, operation),
      );
    }
  }
  return {
    title: 'The API',
    description: document.info.title,
    palette: null,
    intro: document.info.description ?? document.info.title,
    version: document.info.version,
    documentHref,
    groups: [...groups.values()].filter(group => group.operations.length > 0),
  };
}
