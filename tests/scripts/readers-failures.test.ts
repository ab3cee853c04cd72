// The platform's analytics may respond with something else than data, which `npm run readers` explains.
import { describe, expect, it } from 'vitest';
import { CloudflareApi } from '../../scripts/readers/cloudflare.ts';
import { Tally } from '../../scripts/readers/tally.ts';
import { readWorkerPolls } from '../../scripts/readers/worker-polls.ts';
import { readZonePolls } from '../../scripts/readers/zone-polls.ts';
import { account, type Behavior, serveAnalytics, zone } from './support/analytics-server.ts';

interface Asked {
  readonly zone?: string;
  readonly days?: number;
}

/** The message of the error with which a request for polls ends. */
async function failureOf(
  behavior: Behavior,
  of: 'zone' | 'account',
  asked: Asked,
): Promise<string> {
  const server = await serveAnalytics(behavior);
  const api = new CloudflareApi(server.environment, 'to read');
  const { days } = asked;
  const polls =
    of === 'zone'
      ? readZonePolls(api, { zone, host: 'a.example', days, ...asked }, new Date(), new Tally())
      : readWorkerPolls(
          api,
          { account, dataset: 'feedmill_readers', days },
          new Date(),
          new Tally(),
        );
  const message = await polls.then(
    () => 'no failure',
    (error: Error) => error.message,
  );
  await server.close();
  return message;
}

const graphQl = (message: string) =>
  JSON.stringify({ data: null, errors: [{ message, path: ['viewer'] }] });

const failures: [string, Behavior, RegExp, Asked?][] = [
  [
    'a zone that the token cannot see',
    {},
    /can see no zone fedc\S+: is the id right, and does the token have Zone > Analytics > Read/,
    { zone: account },
  ],
  ['more days than are kept', {}, /keeps 3 days: --days 4 is too many/, { days: 4 }],
  [
    'a plan without these analytics',
    { limits: { enabled: false } },
    /has no analytics of requests/,
  ],
  [
    'a token without the permission',
    { instead: { status: 403, body: graphQl("zones ['x'] are not authorized") } },
    /responded with 403: zones \['x'\] are not authorized\. The token needs the permission Zone > Analytics > Read/,
  ],
  [
    'the rate limit',
    { instead: { status: 429, body: graphQl('rate limiter budget depleted') } },
    /429: rate limiter budget depleted\. Try again in five minutes/,
  ],
  [
    'retention, even with status 200',
    { instead: { status: 200, body: graphQl('cannot request data older than 259200s') } },
    /does not keep as many days: cannot request data older than 259200s\. Ask for fewer with --days/,
  ],
  [
    'a bad gateway',
    { instead: { status: 502, body: '<html>\u001b[31mBad\n' } },
    /502: <html>Bad\. Try again later$/,
  ],
  ['something else', { instead: { status: 200, body: '{"data":null}' } }, /responded with 200/],
  [
    'a flood of kinds of requests',
    { limits: { maxPageSize: 1 }, groups: () => [{ path: '/rss.xml', userAgent: 'a' }] },
    /more than 250 queries would be needed: ask for fewer days/,
  ],
];

const failuresOfAccount: typeof failures = [
  [
    'a dataset that does not exist yet',
    { instead: { status: 422, body: "Input was invalid: unknown table 'feedmill_readers'" } },
    /unknown table 'feedmill_readers'\. There is no dataset before the Worker has recorded a poll/,
  ],
  [
    'a token of another account',
    { instead: { status: 403, body: '{"errors":[{"message":"Forbidden"}]}' } },
    /Forbidden\. The token needs the permission Account > Account Analytics > Read/,
  ],
  ['more days than are kept', {}, /keeps 90 days: --days 91 is too many/, { days: 91 }],
  ['rows of another dataset', { rows: [{ feed: 'Seattle', format: 'USA' }] }, /responded with 200/],
];

describe('readZonePolls', () => {
  it.each(failures)('names %s', async (_, behavior, message, asked = {}) => {
    expect(await failureOf(behavior, 'zone', asked)).toMatch(message);
  });
});

describe('readWorkerPolls', () => {
  it.each(failuresOfAccount)('names %s', async (_, behavior, message, asked = {}) => {
    expect(await failureOf(behavior, 'account', asked)).toMatch(message);
  });
});
