// Tests the actual limit in wrangler.toml, with IP addresses that no other test uses.
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { hookSecret } from '../support/webhook.ts';

const variables = { HOOK_SECRET: hookSecret, GITHUB_REPOSITORY: 'paper/site@main' };

describe('the rate limit of webhooks', () => {
  it('is 30 requests per minute and client, and unsigned ones count', async () => {
    const send = (address: string) => {
      const headers = { 'CF-Connecting-IP': address };
      const request = new Request('https://feeds.example/hooks/github', {
        method: 'POST',
        headers,
      });
      return appWith(variables).fetch(request, { HOOK_LIMIT: env.HOOK_LIMIT });
    };
    const statuses: number[] = [];
    for (let sent = 0; sent < 70; sent++) statuses.push((await send('192.0.2.1')).status);
    // The minute may end once during the test.
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    const otherClient = statuses.includes(429) ? await send('192.0.2.2') : undefined;
    expect(otherClient?.status).toBe(401);
  });
});
