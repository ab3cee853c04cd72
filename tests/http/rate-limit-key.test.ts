import { describe, expect, it } from 'vitest';
import { rateLimitKey } from '../../src/http/rate-limit-key.ts';

describe('the rate limit key', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['', 'unknown'],
    ['x', 'unknown'],
  ])('of %j is %j', (address, key) => {
    expect(rateLimitKey(new Headers({ 'CF-Connecting-IP': address }))).toBe(key);
  });
});
