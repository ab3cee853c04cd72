// This is the real limit of wrangler.toml, so the requests have an IP address of their own.
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { hookSecret } from '../support/webhook.ts';

const variables = { HOOK_SECRET: hookSecret, GITHUB_REPOSITORY: 'paper/site@main' };

describe('the rate limit of webhooks', () => {
  it('is 30 per minute and client, signed or not', async () => {
    const ask = (address: string) => {
      const headers = { 'CF-Connecting-IP': address };
      const request = new Request('https://feeds.example/hooks/github', {
        method: 'POST',
        headers,
      });
      return appWith(variables).fetch(request, { HOOK_LIMIT: env.HOOK_LIMIT });
    };
    const statuses: number[] = [];
    for (let at = 0; at < 70; at++) statuses.push((await ask('192.0.2.1')).status);
    // The minute may end once during the test.
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    const refused = statuses.includes(429) ? await ask('192.0.2.2') : undefined;
    expect(refused?.status).toBe(401);
  });
});
