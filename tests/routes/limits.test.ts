// The limits of the deployed Worker, as wrangler.toml sets them, and of a Worker without any.
import { exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { AdminApi } from '../support/admin.ts';
import { expectRefusal } from '../support/refusal.ts';

const right = 'a-token-for-tests-only';

function ask(token: string, address: string): Promise<Response> {
  return exports.default.fetch(
    new Request('https://feeds.example/api/sources', {
      headers: { Authorization: `Bearer ${token}`, 'CF-Connecting-IP': address },
    }),
  );
}

async function statuses(count: number, token: string, address: string): Promise<number[]> {
  const answers: number[] = [];
  for (let at = 0; at < count; at++) answers.push((await ask(token, address)).status);
  return answers;
}

describe('a caller', () => {
  it('with a wrong token may call twenty times a minute', async () => {
    // A minute that ends meanwhile begins the count anew.
    const answers = await statuses(45, 'a-wrong-token-for-tests', '192.0.2.1');
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(401));
    const last = answers.lastIndexOf(429);
    expect(last).toBeGreaterThan(0);
    expect((await ask(right, '192.0.2.1')).status).toBe(200);
    expect((await ask('a-wrong-token-for-tests', '192.0.2.2')).status).toBe(401);
  });

  it('that calls too often is told when to come again', async () => {
    const api = new AdminApi('https://archives.example/none', undefined, {
      API_LIMIT: { limit: async () => ({ success: false }) },
    });
    const refused = await api.ask('GET', '/api/sources');
    expect(refused.headers.get('Retry-After')).toBe('60');
    await expectRefusal(refused, 429, /in a minute/);
  });

  it('is answered where calls cannot be counted', async () => {
    const api = new AdminApi('https://archives.example/none', undefined, {
      API_LIMIT: {
        limit: async () => {
          throw new Error('no');
        },
      },
    });
    expect((await api.ask('GET', '/api/sources')).status).toBe(200);
  });

  it('with the token may send many posts at full speed', async () => {
    const answers = await statuses(200, right, '192.0.2.3');
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});
