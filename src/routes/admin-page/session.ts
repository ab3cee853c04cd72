import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { acceptedTokens } from '../access.ts';
import type { AppEnv } from '../context.ts';

// A session is a cookie with the time of its end, signed with a key that is derived from the token. So nothing is
// stored, and all sessions end with the token.

/** Seconds after which somebody must sign in again. */
const lifetime = 12 * 60 * 60;

const cookieName = 'feedmill';

/**
 * Starts a session.
 *
 * @param token the one that was given. With another one, the session ends
 */
export async function startSession(c: Context<AppEnv>, token: string): Promise<void> {
  const end = Math.floor(Date.now() / 1000) + lifetime;
  const options = { ...cookieOptions(c), maxAge: lifetime };
  await setSignedCookie(c, cookieName, String(end), await keyOf(token), options);
}

/** Whether a request has the cookie of a session that has not ended. */
export async function hasSession(c: Context<AppEnv>): Promise<boolean> {
  const { prefix } = cookieOptions(c);
  for (const token of acceptedTokens(c.var.config)) {
    const end = await getSignedCookie(c, await keyOf(token), cookieName, prefix);
    if (end && /^\d{1,12}$/.test(end) && Number(end) > Date.now() / 1000) return true;
  }
  return false;
}

/** Ends the session in the browser that asks for it. */
export function endSession(c: Context<AppEnv>): void {
  deleteCookie(c, cookieName, cookieOptions(c));
}

/**
 * The prefix `__Host-` keeps other hosts of the domain from setting the cookie (RFC 6265bis §4.1.3.2).
 * Browsers accept it with `Secure` only, and some accept that only over https, which `npm start` does not
 * have. So a local cookie has neither.
 */
function cookieOptions(c: Context<AppEnv>): CookieOptions {
  const isLocal = new URL(c.req.url).protocol === 'http:';
  const own = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;
  return isLocal ? own : { ...own, secure: true, prefix: 'host' };
}

/** Derives a key from a token (HKDF, RFC 5869). */
async function keyOf(token: string): Promise<ArrayBuffer> {
  const encoder = new TextEncoder();
  const base = await crypto.subtle.importKey('raw', encoder.encode(token), 'HKDF', false, [
    'deriveBits',
  ]);
  const info = encoder.encode('Feedmill: session of the page of the publisher');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveBits(derivation, base, 256);
}
