import { Failure } from '../command/failure.ts';
import { readLocalToken } from '../local/token.ts';

/**
 * The address of the Feedmill that a command is for.
 *
 * @throws {Failure} where it is none
 */
export function feedmillAddress(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url;
  throw new Failure(`--to must be an http(s) address without a path (it is "${text}")`, 2);
}

/** Whether an address is of this machine. */
export function isLocal({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost';
}

/**
 * The token of a Feedmill: the one that is given, that of the environment, or for one on this machine
 * the one that `npm start` made.
 *
 * @throws {Failure} where there is none
 */
export async function tokenFor(to: URL, given: string | undefined): Promise<string> {
  const token = given ?? process.env.FEEDMILL_TOKEN;
  const found = token ?? (isLocal(to) ? await readLocalToken() : undefined);
  if (found !== undefined) return found;
  throw new Failure('give the token of this Feedmill by --token or FEEDMILL_TOKEN', 2);
}
