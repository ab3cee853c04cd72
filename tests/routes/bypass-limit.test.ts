// The limit of requests that can bypass the edge cache, with the actual rate limiter of wrangler.toml and IP addresses that no
// other test uses.
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { publicUrl } from '../support/feedmill.ts';

const app = appWith({});

function get(path: string, address: string, headers: Record<string, string> = {}) {
  const request = new Request(`${publicUrl}${path}`, {
    headers: { 'CF-Connecting-IP': address, ...headers },
  });
  return app.fetch(request, { BYPASS_LIMIT: env.BYPASS_LIMIT });
}

describe('the limit of requests past the edge cache', () => {
  it('is 300 a minute for a client, and other requests of the client go on', async () => {
    const statuses: number[] = [];
    // The count starts again if the minute ends during the test.
    while (!statuses.includes(429) && statuses.length < 700) {
      const headers = { 'X-Forwarded-Host': String(statuses.length) };
      statuses.push((await get('/robots.txt', '192.0.2.1', headers)).status);
    }
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(300);
    expect((await get('/robots.txt', '192.0.2.1')).status).not.toBe(429);
    expect((await get('/archive/1/rss.xml', '192.0.2.2')).status).not.toBe(429);
  });

  it('says when to come back, and no cache keeps that', async () => {
    const refuseAll = { limit: async () => ({ success: false }) };
    const response = await app.fetch(new Request(`${publicUrl}/mix/tag:a+tag:b/rss.xml`), {
      BYPASS_LIMIT: refuseAll,
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('60');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});
