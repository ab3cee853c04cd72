/**
 * Whether a request carries one of these tokens, as `Authorization: Bearer ...` (RFC 6750, 2.1). The
 * time that it takes says nothing about them, nor which of them it was. Without a token to compare
 * with, no request does.
 */
export async function hasToken(
  headers: Headers,
  ...tokens: readonly (string | undefined)[]
): Promise<boolean> {
  const given = /^Bearer +(\S+) *$/i.exec(headers.get('Authorization') ?? '')?.[1];
  if (given === undefined) return false;
  const digest = await sha256(given);
  let isOne = false;
  for (const token of tokens) {
    const isSame = crypto.subtle.timingSafeEqual(digest, await sha256(token ?? ''));
    isOne = (isSame && token !== undefined) || isOne;
  }
  return isOne;
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
