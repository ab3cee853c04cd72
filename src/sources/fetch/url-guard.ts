import { isPrivateHost } from '../../model/private-host.ts';
import { ImportError } from '../../model/problem.ts';

/**
 * Rejects a URL that a Worker must not fetch: one that is not http(s), has a password in it, or points
 * into a private network.
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
  if (!allowPrivate && isPrivateHost(url.hostname)) {
    throw new ImportError(`${url.hostname} is in a private network (see ALLOW_PRIVATE_SOURCES)`);
  }
}
