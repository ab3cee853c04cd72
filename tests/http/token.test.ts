import { describe, expect, it } from 'vitest';
import { hasToken } from '../../src/http/token.ts';

const token = 'open-sesame-open-sesame';

function asked(authorization?: string): Headers {
  return new Headers(authorization === undefined ? {} : { Authorization: authorization });
}

describe('a token', () => {
  it.each([`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}  `])(
    'opens with %j',
    async (authorization) => {
      expect(await hasToken(asked(authorization), token)).toBe(true);
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
  ])('does not open with %j', async (authorization) => {
    expect(await hasToken(asked(authorization), token)).toBe(false);
  });

  it('opens nothing where none is set', async () => {
    expect(await hasToken(asked(), undefined)).toBe(false);
    expect(await hasToken(asked('Bearer undefined'), undefined)).toBe(false);
    expect(await hasToken(asked('Bearer '), undefined, '')).toBe(false);
  });

  it('may be one of two', async () => {
    const other = 'another-token-of-ours';
    for (const tokens of [
      [token, other],
      [other, token],
    ]) {
      expect(await hasToken(asked(`Bearer ${token}`), ...tokens)).toBe(true);
      expect(await hasToken(asked(`Bearer ${other}`), ...tokens)).toBe(true);
      expect(await hasToken(asked('Bearer a-third-one-of-theirs'), ...tokens)).toBe(false);
    }
  });
});
