import { lazy } from './lazy.ts';

/** An IP address as its octets: 4 of IPv4, 16 of IPv6. */
export type IpAddress = readonly number[];

/**
 * Reads an IP address, also as the host of a URL. An IPv4 address within an IPv6 address (`::ffff:192.0.2.1`)
 * is read as IPv4.
 *
 * @returns undefined if the text is no address
 */
export function ipAddressOf(text: string): IpAddress | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (bare.includes(':')) return withoutMapping(ipv6Of(bare));
  const octets = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare) ? bare.split('.').map(Number) : [256];
  return octets.every((octet) => octet < 256) ? octets : undefined;
}

// The URL parser checks an address and writes it in one way (RFC 5952).
function ipv6Of(text: string): IpAddress | undefined {
  if (!/^[\da-f:.]+$/i.test(text)) return undefined;
  const host = URL.parse(`http://[${text}]/`)?.hostname.slice(1, -1);
  if (host === undefined) return undefined;
  const [start = [], end = []] = host
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - start.length - end.length }, () => '0');
  return [...start, ...zeros, ...end].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function withoutMapping(address: IpAddress | undefined): IpAddress | undefined {
  return address && isInRange(address, mappedRange()) ? address.slice(12) : address;
}

/** All addresses that begin with the same bits. */
interface AddressRange {
  readonly network: IpAddress;
  readonly bits: number;
}

const mappedRange = lazy(() => rangeOf('::ffff:0:0/96'));

// The registries of special-purpose addresses (RFC 6890) and multicast: these are not for the public Internet.
const specialRanges = lazy(() =>
  (
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
    '192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 ' +
    '198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 ' +
    '::/128 ::1/128 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 ' +
    '2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/9 ff00::/8'
  )
    .split(' ')
    .map(rangeOf),
);

/** Whether an address is of the public Internet. */
export function isPublicAddress(address: IpAddress): boolean {
  return !specialRanges().some((range) => isInRange(address, range));
}

function rangeOf(text: string): AddressRange {
  const [start = '', bits] = text.split('/');
  const network = start.includes(':') ? ipv6Of(start) : ipAddressOf(start);
  if (!network) throw new Error(`${text} is no range of addresses`);
  return { network, bits: Number(bits) };
}

function isInRange(address: IpAddress, { network, bits }: AddressRange): boolean {
  return network.length === address.length && isSameStart(network, address, bits);
}

function isSameStart(one: IpAddress, other: IpAddress, bits: number): boolean {
  return one.every((octet, index) => {
    const unused = Math.min(8, Math.max(0, 8 * (index + 1) - bits));
    return octet >> unused === (other[index] ?? 0) >> unused;
  });
}
