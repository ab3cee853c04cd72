import type { Operation } from './operation.ts';

/** The routes of webhooks, which require HOOK_SECRET instead of the token. */
export const webhookOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/hooks/:source',
    id: 'receiveWebhook',
    summary: 'Import a source after a push',
    description:
      'Receives webhooks of GitHub, Gitea and GitLab. The request must prove that it knows HOOK_SECRET: by a signature of the body in X-Hub-Signature-256, by X-Gitlab-Token, or as a bearer token. Any other sender may use an empty body. A push to a branch that Feedmill does not import is ignored. If no source is named github or gitlab, these names stand for all scheduled sources.',
    isOpen: true,
    responses: {
      200: { description: 'The response to a ping.' },
      202: { description: 'The import was queued or noted, or the webhook was ignored.' },
    },
    errors: {
      401: 'The signature or the token is missing or wrong.',
      404: 'The source does not exist, or HOOK_SECRET is not set.',
      413: 'The body is too large.',
      429: 'Too many requests. Retry-After says when to try again.',
      503: 'Feedmill is temporarily unavailable. Retry-After says when to try again.',
    },
  },
];
