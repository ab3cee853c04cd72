import ipaddr from 'ipaddr.js';

/**
 * Who calls, for counting calls: the address that the edge saw (`CF-Connecting-IP`). Of an IPv6 address
 * the first half, since a household has all of the other.
 */
export function clientIpOf(headers: Headers): string {
  const given = headers.get('CF-Connecting-IP') ?? '';
  if (!ipaddr.isValid(given)) return 'unknown';
  const address = ipaddr.process(given);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}
