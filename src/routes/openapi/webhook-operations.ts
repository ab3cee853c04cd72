import type { Operation } from './operation.ts';

/** Where webhooks call. They are signed with a secret of their own, not with the token. */
export const hookOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/hooks/:source',
    id: 'tellOfPush',
    summary: 'Orders an import at once, since something was pushed',
    description:
      'Signed with HOOK_SECRET: X-Hub-Signature-256 over the body, X-Gitlab-Token, or a bearer token. Any body will do; that of a push says which branch it is of.',
    isOpen: true,
    answers: {
      200: { description: 'A ping was heard' },
      202: { description: 'An import has begun, or why none need' },
    },
    refusals: {
      401: 'It is not signed with the secret.',
      404: 'There is no such source, or no secret.',
      413: 'The body is too large.',
      429: 'Too many calls; Retry-After says when to come again.',
      503: 'Feedmill cannot answer just now; Retry-After says when to come again.',
    },
  },
];
