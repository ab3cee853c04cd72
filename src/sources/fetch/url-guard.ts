import ipaddr from 'ipaddr.js';
import { ImportError } from '../../model/problem.ts';

// Names that are reserved for local networks (RFC 6761, RFC 6762, RFC 8375), or used as if they were.
const localNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

/**
 * Rejects a URL that a Worker must not fetch: one that is not http(s), has a password in it, or points
 * into a private network. The URL parser has already normalized hosts such as `0x7f.1`, `2130706433`
 * and `１２７.0.0.1`.
 *
 * @param allowPrivate whether private networks are allowed, as in local development
 * @throws {ImportError} if the URL is not allowed
 */
export function assertSafeUrl(url: URL, allowPrivate: boolean): void {
  if (!/^https?:$/.test(url.protocol)) {
    throw new ImportError(`${url.protocol} URLs are not fetched`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ImportError(`a URL with a password in it is not fetched (${url.host})`);
  }
  if (!allowPrivate && isPrivate(url.hostname)) {
    throw new ImportError(`${url.hostname} is in a private network (see ALLOW_PRIVATE_SOURCES)`);
  }
}

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (ipaddr.isValid(host)) return !isPublicAddress(ipaddr.process(host));
  // A name without a dot can only be resolved in a local network.
  return localNames.test(host) || !host.includes('.');
}

// Every range other than `unicast` has a special purpose (RFC 6890).
function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast';
}
