import ipaddr from 'ipaddr.js';

/**
 * The key by which a client is rate limited: its IP address, from `CF-Connecting-IP`. An IPv6 address is
 * reduced to its /64 network, which usually belongs to one household.
 *
 * @returns `unknown` if there is no valid address
 */
export function rateLimitKey(headers: Headers): string {
  const text = headers.get('CF-Connecting-IP') ?? '';
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}
