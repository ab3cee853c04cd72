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
    description:
      'Reports the state of the database, the schedule, each source and the articles, for monitors.',
    isOpen: true,
    responses: {
      200: {
        description: 'Every check passes, or one warns.',
        type: 'application/health+json',
      },
      503: {
        description: 'A check fails.',
        type: 'application/health+json',
      },
    },
  },
];
