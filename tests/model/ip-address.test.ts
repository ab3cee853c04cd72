import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { ipAddressOf, isPublicAddress } from '../../src/model/ip-address.ts';
import { randomFrom, seeds } from '../support/random.ts';

describe('an IP address', () => {
  it.each([
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '0x7f.1',
    '',
    ':',
    ':::',
    '1::2::3',
    '::g',
    '1:2:3:4:5:6:7:8:9',
    'fe80::1%eth0',
    '::1]/x[',
    '::ffff:1.2.3.256',
    '１.2.3.4',
    'a.example',
  ])('is not: %s', (text) => {
    expect(ipAddressOf(text)).toBeUndefined();
  });

  it.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '[2606:4700::1111]', '::ffff:808:808'])(
    'is public: %s',
    (text) => {
      expect(isPublicAddress(ipAddressOf(text) ?? [])).toBe(true);
    },
  );

  it.each(seeds)('is public where the package ipaddr.js says so, seed %i', (seed) => {
    const random = randomFrom(seed);
    const edges = [...borders(4), ...borders(16)];
    const others = Array.from({ length: 2000 }, (_, index) =>
      Array.from({ length: index % 2 ? 4 : 16 }, () => Math.floor(random() * 256)),
    );
    const differing = [...edges, ...others].filter((octets) => {
      const address = ipaddr.fromByteArray(octets);
      const own = ipAddressOf(address.toString());
      const expected = ipaddr.process(address.toString()).range() === 'unicast';
      return own === undefined || isPublicAddress(own) !== expected;
    });
    expect(differing).toEqual([]);
  });
});

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The first and last addresses of every range of ipaddr.js, and their neighbours. */
function borders(length: 4 | 16): number[][] {
  const kind = length === 4 ? ipaddr.IPv4 : ipaddr.IPv6;
  const ranges: Record<string, Range | Range[]> = Reflect.get(kind.prototype, 'SpecialRanges');
  return Object.values(ranges)
    .flatMap((range) => (isList(range) ? range : [range]))
    .flatMap(([network, prefix]) => {
      const first = BigInt(`0x${hexOf(network.toByteArray())}`);
      const last = first + (1n << BigInt(length * 8 - prefix)) - 1n;
      return [first - 1n, first, last, last + 1n];
    })
    .filter((address) => address >= 0n && address < 1n << BigInt(length * 8))
    .map(
      (address) =>
        address
          .toString(16)
          .padStart(length * 2, '0')
          .match(/../g) ?? [],
    )
    .map((octets) => octets.map((octet) => Number.parseInt(octet, 16)));
}

function isList(range: Range | Range[]): range is Range[] {
  return Array.isArray(range[0]);
}

function hexOf(octets: number[]): string {
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
