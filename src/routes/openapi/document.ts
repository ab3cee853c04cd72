import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { problemDetails } from '../../model/admin-api.ts';
import { adminOperations } from './admin-operations.ts';
import { articleOperations } from './article-operations.ts';
import { importOperations } from './import-operations.ts';
import { openOperations } from './open-operations.ts';
import type { Operation, RequestBody, SuccessResponse } from './operation.ts';
import { webhookOperations } from './webhook-operations.ts';

/** Every route of the API. */
export const operations: readonly Operation[] = [
  ...importOperations,
  ...adminOperations,
  ...articleOperations,
  ...openOperations,
  ...webhookOperations,
];

/** The error responses of every route that requires the token. */
const commonErrors: Readonly<Record<number, string>> = {
  400: 'A parameter or the body is invalid.',
  401: 'The token is missing or wrong.',
  429: 'Too many requests. Retry-After says when to try again.',
  503: 'Feedmill is temporarily unavailable. Retry-After says when to try again.',
};

/**
 * The OpenAPI document (version 3.1), made from the schemas of the responses.
 *
 * @param publicUrl the origin of this Feedmill; empty if the configuration has none
 */
export function openApiDocument(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Feedmill',
      version: '1',
      description: 'Import posts, monitor imports, and withdraw single articles.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to this document, unless the public URL is configured.
    servers: [{ url: publicUrl || '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The value of IMPORT_TOKEN.' },
      },
      schemas: { Problem: schemaOf(problemDetails) },
    },
  };
}

function describe(operation: Operation): object {
  const { id, summary, description, isOpen = false, body, responses, errors = {} } = operation;
  const allErrors = { ...(isOpen ? {} : commonErrors), ...errors };
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(isOpen ? { security: [] } : {}),
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.query ?? {})],
    ...(body ? { requestBody: bodyOf(body) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(allErrors).map(([status, text]) => [status, errorOf(text)]),
      ),
      ...Object.fromEntries(
        Object.entries(responses).map(([status, response]) => [status, successOf(response)]),
      ),
    },
  };
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema:
      name === 'run'
        ? { type: 'integer', minimum: 1 }
        : { type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{0,63}$' },
  }));
}

function queryParameters(query: Readonly<Record<string, string>>): object[] {
  return Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
}

function bodyOf(body: RequestBody): object {
  const { description } = body;
  if ('json' in body) {
    const content = { 'application/json': { schema: schemaOf(body.json) } };
    return { description, required: true, content };
  }
  // OpenAPI 3.1: a media type without a schema is binary.
  return { description, content: { 'application/x-tar': {}, 'application/gzip': {} } };
}

function successOf({ description, json, type = 'application/json' }: SuccessResponse): object {
  const schema = json ? schemaOf(json) : { type: 'object' };
  return { description, content: { [type]: { schema } } };
}

function errorOf(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

function schemaOf(schema: GenericSchema): object {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
  });
  return rest;
}
