import { describe, expect, it } from 'vitest';
import { clientIpOf } from '../../src/http/client-ip.ts';

describe('who calls', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['', 'unknown'],
    ['x', 'unknown'],
  ])('from %j is %j', (address, caller) => {
    expect(clientIpOf(new Headers({ 'CF-Connecting-IP': address }))).toBe(caller);
  });
});
