import { ipAddressOf } from '../model/ip-address.ts';

/**
 * The key by which a client is rate limited: its IP address, from `CF-Connecting-IP`. An IPv6 address is
 * reduced to its /64 network, which usually belongs to one household.
 *
 * @returns `unknown` if there is no valid address
 */
export function rateLimitKey(headers: Headers): string {
  const text = headers.get('CF-Connecting-IP') ?? '';
  const address = ipAddressOf(text);
  if (!address) return 'unknown';
  if (address.length === 4) return address.join('.');
  const groups = [0, 2, 4, 6].map((at) => ((address[at] ?? 0) << 8) | (address[at + 1] ?? 0));
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}
