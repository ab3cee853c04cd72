import { isPrivateHost } from '../model/private-host.ts';

// A domain name: labels of letters, digits and hyphens, and a last one that begins with a letter. So it is
// no IP address, and nothing in it needs escaping.
const domainName = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/;

const maxNameLength = 253;

/**
 * Finds out from the URL of a request which origin this Feedmill has for its readers. They use https, on
 * its usual port.
 *
 * @param workerName the name of the Worker, which tells its own `workers.dev` URL from previews
 * @returns undefined if the host is an IP address, in a private network, or a preview of a version
 */
export function ownOriginIn(requestUrl: string, workerName: string): string | undefined {
  const { hostname, port } = new URL(requestUrl);
  const isName = domainName.test(hostname) && hostname.length <= maxNameLength;
  if (!isName || port !== '' || isPrivateHost(hostname) || isPreview(hostname, workerName)) {
    return undefined;
  }
  return `https://${hostname}`;
}

/**
 * Previews have hosts like `<version or alias>-<worker>.<account>.workers.dev`. A version is written as
 * eight hexadecimal digits (developers.cloudflare.com/workers/versions-and-deployments/version-urls/).
 * A tunnel of `wrangler dev` has a host that ends with the tunnel.
 */
function isPreview(hostname: string, workerName: string): boolean {
  if (hostname.endsWith('.trycloudflare.com')) return true;
  const label = /^([^.]+)\.[^.]+\.workers\.dev$/.exec(hostname)?.[1];
  if (label === undefined || label === workerName) return false;
  return /^[\da-f]{8}-/.test(label) || label.endsWith(`-${workerName}`);
}
