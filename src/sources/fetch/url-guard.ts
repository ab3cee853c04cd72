import ipaddr from 'ipaddr.js';
import { ImportError } from '../../model/problem.ts';

// Names that lead into the network at hand, whatever they resolve to (RFC 6761, RFC 6762, RFC 8375).
const localNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

/**
 * Refuses an address that a Worker has no business at: not http(s), with a password in it, or of a
 * machine in a private network, in whatever notation. The URL parser has put hosts like `0x7f.1`,
 * `2130706433` and `１２７.0.0.1` into their plain form before they are looked at.
 *
 * @param allowPrivate whether private networks are allowed, as local development needs it
 * @throws {ImportError} that says what is wrong with it
 */
export function assertSafeUrl(url: URL, allowPrivate: boolean): void {
  if (!/^https?:$/.test(url.protocol)) {
    throw new ImportError(`${url.protocol} addresses are not fetched`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ImportError(`an address with a password in it is not fetched (${url.host})`);
  }
  if (!allowPrivate && isPrivate(url.hostname)) {
    throw new ImportError(
      `${url.hostname} is in a private network, where nothing is fetched from (ALLOW_PRIVATE_SOURCES)`,
    );
  }
}

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (ipaddr.isValid(host)) return !isPublicAddress(ipaddr.process(host));
  // A name of one word is one of the network at hand.
  return localNames.test(host) || !host.includes('.');
}

// What may be reached from everywhere; all other ranges are for a purpose (RFC 6890).
function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast';
}
