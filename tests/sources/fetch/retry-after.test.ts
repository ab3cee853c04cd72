import { describe, expect, it } from 'vitest';
import { retryAfter } from '../../../src/sources/fetch/retry-after.ts';
import { limitedUntil } from '../../../src/sources/github/responses.ts';

const now = new Date('2026-03-04T05:06:07.500Z');

function said(text: string): string | undefined {
  return retryAfter(new Headers({ 'Retry-After': text }), now)?.toISOString();
}

describe('a server that asks to be left alone', () => {
  it.each([
    ['in seconds', '90', '2026-03-04T05:07:38.000Z'],
    ['by a date', 'Wed, 04 Mar 2026 06:00:00 GMT', '2026-03-04T06:00:00.000Z'],
    ['by a date of the old kind', 'Wednesday, 04-Mar-26 06:00:00 GMT', '2026-03-04T06:00:00.000Z'],
    ['by a date that has passed', 'Wed, 04 Mar 2020 06:00:00 GMT', '2026-03-04T05:06:08.000Z'],
    ['for a year: it is asked again after a day', '31536000', '2026-03-05T05:06:08.000Z'],
    ['for longer than can be counted', '9'.repeat(400), '2026-03-05T05:06:08.000Z'],
    ['until another year', 'Thu, 04 Mar 2027 06:00:00 GMT', '2026-03-05T05:06:08.000Z'],
  ])('%s is never asked sooner', (_, text, until) => {
    expect(said(text)).toBe(until);
  });

  it.each(['', 'soon', '-5', '1.5'])('says nothing by "%s"', (text) => {
    expect(said(text)).toBeUndefined();
  });
});

describe('GitHub', () => {
  const in10 = Math.floor(Date.now() / 1000) + 600;
  const none = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(in10) };

  async function waits(status: number, headers: Record<string, string>, body = '') {
    const until = await limitedUntil(new Response(body, { status, headers }));
    return until && Math.round((until.getTime() - Date.now()) / 60_000);
  }

  it.each([403, 429])('says with a %i when there is more to be had', async (status) => {
    expect(await waits(status, none)).toBe(10);
  });

  it('is left alone for the longer of two times', async () => {
    expect(await waits(403, { ...none, 'Retry-After': '1200' })).toBe(20);
    expect(await waits(403, { ...none, 'Retry-After': '60' })).toBe(10);
  });

  it('is left alone for a minute where it says that it was asked too often, and no time', async () => {
    expect(await waits(429, {})).toBe(1);
    expect(await waits(403, {}, '{"message":"You have exceeded a secondary rate limit"}')).toBe(1);
  });

  it('may also just refuse', async () => {
    expect(await waits(403, { 'X-RateLimit-Remaining': '7' }, 'Forbidden')).toBeUndefined();
    expect(await waits(404, none)).toBeUndefined();
  });
});
