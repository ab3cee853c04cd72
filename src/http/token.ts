/**
 * Whether a request has one of these tokens as `Authorization: Bearer ...` (RFC 6750 §2.1). The comparison
 * takes the same time whichever token matches. Undefined tokens match nothing.
 */
export async function hasToken(
  headers: Headers,
  ...tokens: readonly (string | undefined)[]
): Promise<boolean> {
  const given = /^Bearer +(\S+) *$/i.exec(headers.get('Authorization') ?? '')?.[1];
  if (given === undefined) return false;
  const digest = await sha256(given);
  let isKnown = false;
  for (const token of tokens) {
    const isSame = crypto.subtle.timingSafeEqual(digest, await sha256(token ?? ''));
    isKnown = (isSame && token !== undefined) || isKnown;
  }
  return isKnown;
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
