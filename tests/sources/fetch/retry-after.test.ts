import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../src/sources/fetch/retry-after.ts';
import { rateLimitReset } from '../../../src/sources/github/responses.ts';

const now = new Date('2026-03-04T05:06:07.500Z');

function parsed(value: string): string | undefined {
  return parseRetryAfter(new Headers({ 'Retry-After': value }), now)?.toISOString();
}

describe('Retry-After', () => {
  it.each([
    ['seconds', '90', '2026-03-04T05:07:38.000Z'],
    ['a date', 'Wed, 04 Mar 2026 06:00:00 GMT', '2026-03-04T06:00:00.000Z'],
    [
      'a date in the obsolete form',
      'Wednesday, 04-Mar-26 06:00:00 GMT',
      '2026-03-04T06:00:00.000Z',
    ],
    [
      'a date in the past, which means now',
      'Wed, 04 Mar 2020 06:00:00 GMT',
      '2026-03-04T05:06:08.000Z',
    ],
    ['a year, which is cut to a day', '31536000', '2026-03-05T05:06:08.000Z'],
    ['more seconds than a number can hold', '9'.repeat(400), '2026-03-05T05:06:08.000Z'],
    [
      'a date in a year, which is cut to a day',
      'Thu, 04 Mar 2027 06:00:00 GMT',
      '2026-03-05T05:06:08.000Z',
    ],
  ])('may be %s', (_, value, time) => {
    expect(parsed(value)).toBe(time);
  });

  it.each(['', 'soon', '-5', '1.5'])('is ignored if it is "%s"', (value) => {
    expect(parsed(value)).toBeUndefined();
  });
});

describe("GitHub's rate limit", () => {
  const resetTime = Math.floor(Date.now() / 1000) + 600;
  const exhausted = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(resetTime) };

  async function minutesToReset(status: number, headers: Record<string, string>, body = '') {
    const reset = await rateLimitReset(new Response(body, { status, headers }));
    return reset && Math.round((reset.getTime() - Date.now()) / 60_000);
  }

  it.each([403, 429])('is recognized in a %i with the time of its reset', async (status) => {
    expect(await minutesToReset(status, exhausted)).toBe(10);
  });

  it('ends at the later of two times', async () => {
    expect(await minutesToReset(403, { ...exhausted, 'Retry-After': '1200' })).toBe(20);
    expect(await minutesToReset(403, { ...exhausted, 'Retry-After': '60' })).toBe(10);
  });

  it('ends after a minute if the response gives no time', async () => {
    expect(await minutesToReset(429, {})).toBe(1);
    const body = '{"message":"You have exceeded a secondary rate limit"}';
    expect(await minutesToReset(403, {}, body)).toBe(1);
  });

  it('is not assumed for other errors', async () => {
    const headers = { 'X-RateLimit-Remaining': '7' };
    expect(await minutesToReset(403, headers, 'Forbidden')).toBeUndefined();
    expect(await minutesToReset(404, exhausted)).toBeUndefined();
  });
});
