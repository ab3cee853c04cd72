import type { Operation } from './operation.ts';

/** The routes that need no token. */
export const openOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'getOpenApi',
    summary: 'Get this document',
    isOpen: true,
    responses: { 200: { description: 'An OpenAPI document.' } },
  },
  {
    method: 'get',
    path: '/health',
    id: 'getHealth',
    summary: 'Check health',
    description: 'Reports the state of the database and of each scheduled source, for monitors.',
    isOpen: true,
    responses: {
      200: {
        description: 'Feedmill is healthy, or has a problem that may resolve itself.',
        type: 'application/health+json',
      },
      503: {
        description: 'The database or a source is failing.',
        type: 'application/health+json',
      },
    },
  },
];
