/**
 * Whether a request carries the token, as `Authorization: Bearer ...` (RFC 6750, 2.1). The time that
 * it takes says nothing about the token. Without a token to compare with, no request does.
 */
export async function hasToken(headers: Headers, token: string | undefined): Promise<boolean> {
  const given = /^Bearer +(\S+) *$/i.exec(headers.get('Authorization') ?? '')?.[1];
  if (token === undefined || given === undefined) return false;
  const [a, b] = await Promise.all([sha256(given), sha256(token)]);
  return crypto.subtle.timingSafeEqual(a, b);
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
