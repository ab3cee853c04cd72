import { describe, expect, it } from 'vitest';
import { hasToken } from '../../src/http/token.ts';

const token = 'open-sesame-open-sesame';

function headersWith(authorization?: string): Headers {
  return new Headers(authorization === undefined ? {} : { Authorization: authorization });
}

describe('a token', () => {
  it.each([`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}  `])(
    'is accepted in the header %j',
    async (authorization) => {
      expect(await hasToken(headersWith(authorization), token)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    token,
    'Bearer',
    'Bearer ',
    `Bearer${token}`,
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token.toUpperCase()}`,
    `Bearer "${token}"`,
    `Bearer ${token} ${token}`,
    `Digest x, Bearer ${token}`,
  ])('is refused in the header %j', async (authorization) => {
    expect(await hasToken(headersWith(authorization), token)).toBe(false);
  });

  it('is always refused if no token is configured', async () => {
    expect(await hasToken(headersWith(), undefined)).toBe(false);
    expect(await hasToken(headersWith('Bearer undefined'), undefined)).toBe(false);
    expect(await hasToken(headersWith('Bearer '), undefined, '')).toBe(false);
  });

  it('may be any of the configured tokens', async () => {
    const other = 'another-token-of-ours';
    for (const tokens of [
      [token, other],
      [other, token],
    ]) {
      expect(await hasToken(headersWith(`Bearer ${token}`), ...tokens)).toBe(true);
      expect(await hasToken(headersWith(`Bearer ${other}`), ...tokens)).toBe(true);
      expect(await hasToken(headersWith('Bearer a-third-one-of-theirs'), ...tokens)).toBe(false);
    }
  });
});
