import { Failure } from '../command/failure.ts';
import { readLocalToken } from '../local/token.ts';

/**
 * Parses the value of `--to`, the URL of a Feedmill.
 *
 * @throws {Failure} if it is not an origin
 */
export function targetUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url;
  throw new Failure(
    `--to must be a URL without a path, like https://feeds.example.com (it is "${text}")`,
    2,
  );
}

/**
 * Finds the token of a Feedmill: the given one, then `FEEDMILL_TOKEN`, then the one that `npm start`
 * created, if the Feedmill is on this machine.
 *
 * @throws {Failure} if there is no token
 */
export async function findToken(target: URL, given: string | undefined): Promise<string> {
  const isLocal = target.hostname === '127.0.0.1' || target.hostname === 'localhost';
  const token =
    given ?? process.env.FEEDMILL_TOKEN ?? (isLocal ? await readLocalToken() : undefined);
  if (token !== undefined) return token;
  throw new Failure(
    `no token for ${target.origin}: pass its IMPORT_TOKEN with --token or in FEEDMILL_TOKEN`,
    2,
  );
}
