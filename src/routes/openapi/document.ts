import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { problemDetails } from '../../model/admin-api.ts';
import { adminOperations } from './admin-operations.ts';
import { importOperations } from './import-operations.ts';
import { openOperations } from './open-operations.ts';
import type { Answer, Body, Operation } from './operation.ts';
import { hookOperations } from './webhook-operations.ts';

/** Every route of the API. */
export const operations: readonly Operation[] = [
  ...importOperations,
  ...adminOperations,
  ...openOperations,
  ...hookOperations,
];

/** What every route that wants the token may answer. */
const everywhere: Readonly<Record<number, string>> = {
  400: 'A parameter or the body cannot be read.',
  401: 'The token is missing or wrong.',
  429: 'Too many calls; Retry-After says when to come again.',
  503: 'Feedmill cannot answer just now; Retry-After says when to come again.',
};

/**
 * The API as an OpenAPI document, version 3.1: made of the schemas that answers are held to.
 *
 * @param publicUrl where this Feedmill is reached
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
      description: 'Brings posts in, says how imports do, and takes single articles out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The secret IMPORT_TOKEN' },
      },
      schemas: { Problem: schemaOf(problemDetails) },
    },
  };
}

function describe(operation: Operation): object {
  const { id, summary, description, isOpen = false, body, answers, refusals = {} } = operation;
  const said = { ...(isOpen ? {} : everywhere), ...refusals };
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(isOpen ? { security: [] } : {}),
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.query ?? {})],
    ...(body ? { requestBody: bodyOf(body) } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(said).map(([status, text]) => [status, refusal(text)])),
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
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

function bodyOf(body: Body): object {
  const { description } = body;
  if ('json' in body) {
    const content = { 'application/json': { schema: schemaOf(body.json) } };
    return { description, required: true, content };
  }
  // OpenAPI 3.1: a schema that says nothing stands for bytes.
  return { description, content: { 'application/x-tar': {}, 'application/gzip': {} } };
}

function answerOf({ description, json, type = 'application/json' }: Answer): object {
  const schema = json ? schemaOf(json) : { type: 'object' };
  return { description, content: { [type]: { schema } } };
}

function refusal(description: string): object {
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
