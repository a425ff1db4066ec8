import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Problem } from '../problem.js';

/** JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

/** A schema that the document names once and refers to everywhere. */
export interface NamedSchema {
  name: string;
  schema: JsonSchema;
}

const named = new Map<string, JsonSchema>();

/** Gives a schema its name in the document. */
export function nameSchema(name: string, schema: JsonSchema): NamedSchema {
  named.set(name, schema);
  return { name, schema };
}

export function namedSchemas(): Map<string, JsonSchema> {
  return named;
}

export function refTo({ name }: NamedSchema): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object whose members are all there unless named in `optional`. */
export function object(properties: Record<string, JsonSchema>, optional: string[] = []): JsonSchema {
  const required = Object.keys(properties).filter(name => !optional.includes(name));
  return { type: 'object', properties, required };
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function nullable(schema: JsonSchema): JsonSchema {
  return typeof schema['type'] === 'string' && !('enum' in schema)
    ? { ...schema, type: [schema['type'], 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

export const text = { type: 'string' };
export const count = { type: 'integer', minimum: 0 };
export const flag = { type: 'boolean' };
export const time = { type: 'string', format: 'date-time' };

/** One page of a list. */
export function pageOfItems(items: JsonSchema): JsonSchema {
  return object({ items: listOf(items), nextCursor: nullable(text) });
}

/** The header that every call with an effect outside must carry once a request. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  description: '1 to 64 characters, new for every new request.',
  required: true,
};

interface Described {
  summary: string;
  description?: string;
  /** Statuses and what is answered with them; null: nothing but the status. */
  answers: Record<number, NamedSchema | JsonSchema | null>;
  /** Refusals that this operation may give beside the general ones. */
  refuses?: Problem[];
  headers?: { name: string; description: string; required: boolean }[];
  query?: { name: string; description: string; required?: boolean; schema?: JsonSchema }[];
  params?: string[];
}

const isNamed = (value: NamedSchema | JsonSchema): value is NamedSchema => typeof value['name'] === 'string';

/** Says in the OpenAPI document what an operation does, answers and refuses. */
export function Describe(spec: Described): MethodDecorator {
  const { summary, description, answers, refuses = [], headers = [], query = [], params = [] } = spec;
  const responses = Object.entries(answers).map(([status, value]) => {
    const schema = value === null ? undefined : isNamed(value) ? refTo(value) : value;
    const words = status.startsWith('2') || status.startsWith('3') ? summary : 'See the description.';
    return ApiResponse({
      status: Number(status),
      description: words,
      ...(schema === undefined ? {} : { schema }),
    });
  });
  const statuses = [...new Set(refuses.map(problem => problem.status))];
  const refusals = statuses.map(status => {
    const ones = refuses.filter(problem => problem.status === status);
    const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    return ApiResponse({
      status,
      description: ones.map(one => `\`${one.code}\`: ${one.title}.`).join(' '),
      content,
    });
  });
  return applyDecorators(
    ApiOperation({ summary, description: description ?? '' }),
    ...responses,
    ...refusals,
    ...params.map(name => ApiParam({ name, schema: text })),
    ...query.map(({ name, description: words, required = false, schema = text }) =>
      ApiQuery({ name, description: words, required, schema }),
    ),
    ...(headers.length === 0 ? [] : [ApiExtension('x-headers', headers)]),
  );
}
