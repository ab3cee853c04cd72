import type { Operation } from './operation.ts';

/** What wants no token. */
export const openOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'getDescription',
    summary: 'This document',
    isOpen: true,
    answers: { 200: { description: 'An OpenAPI document' } },
  },
  {
    method: 'get',
    path: '/health',
    id: 'getHealth',
    summary: 'Whether all is well, for monitors',
    isOpen: true,
    answers: {
      200: { description: 'All is well, or nearly', type: 'application/health+json' },
      503: { description: 'Somebody should look', type: 'application/health+json' },
    },
  },
];
