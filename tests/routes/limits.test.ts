// The rate limits of the deployed Worker, as wrangler.toml sets them, and those of a fake rate limiter.
import { exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { AdminApi } from '../support/admin.ts';
import { expectRefusal } from '../support/refusal.ts';

const validToken = 'a-token-for-tests-only';

function ask(token: string, address: string): Promise<Response> {
  return exports.default.fetch(
    new Request('https://feeds.example/api/sources', {
      headers: { Authorization: `Bearer ${token}`, 'CF-Connecting-IP': address },
    }),
  );
}

async function statuses(count: number, token: string, address: string): Promise<number[]> {
  const all: number[] = [];
  for (let sent = 0; sent < count; sent++) all.push((await ask(token, address)).status);
  return all;
}

describe('a client', () => {
  it('with a wrong token may send 20 requests per minute', async () => {
    // The count starts again if the minute ends during the test.
    const all = await statuses(45, 'a-wrong-token-for-tests', '192.0.2.1');
    expect(all.slice(0, 20)).toEqual(Array(20).fill(401));
    const last = all.lastIndexOf(429);
    expect(last).toBeGreaterThan(0);
    expect((await ask(validToken, '192.0.2.1')).status).toBe(200);
    expect((await ask('a-wrong-token-for-tests', '192.0.2.2')).status).toBe(401);
  });

  it('that exceeds the limit gets a Retry-After header', async () => {
    const api = new AdminApi('https://archives.example/none', undefined, {
      API_LIMIT: { limit: async () => ({ success: false }) },
    });
    const refused = await api.request('GET', '/api/sources');
    expect(refused.headers.get('Retry-After')).toBe('60');
    await expectRefusal(refused, 429, /in a minute/);
  });

  it('is let through if the rate limiter fails', async () => {
    const api = new AdminApi('https://archives.example/none', undefined, {
      API_LIMIT: {
        limit: async () => {
          throw new Error('no');
        },
      },
    });
    expect((await api.request('GET', '/api/sources')).status).toBe(200);
  });

  it('with the valid token may send 200 requests in a row', async () => {
    const all = await statuses(200, validToken, '192.0.2.3');
    expect(new Set(all)).toEqual(new Set([200]));
  });
});
