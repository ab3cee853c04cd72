import { ipAddressOf, isPublicAddress } from './ip-address.ts';

// Names that are reserved for local networks (RFC 6761, RFC 6762, RFC 8375), or used as if they were.
const localNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

/**
 * Whether a host is in a private network or on this machine.
 *
 * @param hostname as the URL parser has it, which normalizes hosts such as `0x7f.1`, `2130706433` and
 *   `１２７.0.0.1`
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  const address = ipAddressOf(host);
  if (address) return !isPublicAddress(address);
  // A name without a dot can only be resolved in a local network.
  return localNames.test(host) || !host.includes('.');
}
