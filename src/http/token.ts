/**
 * Whether a request has one of these tokens as `Authorization: Bearer ...` (RFC 6750 §2.1). Undefined tokens match
 * nothing.
 */
export async function hasToken(
  headers: Headers,
  ...tokens: readonly (string | undefined)[]
): Promise<boolean> {
  const given = /^Bearer +(\S+) *$/i.exec(headers.get('Authorization') ?? '')?.[1];
  return given !== undefined && (await matchingToken(given, tokens)) !== undefined;
}

/**
 * Finds the token that equals a given text. The comparison takes the same time whichever token matches. Undefined
 * tokens match nothing.
 */
export async function matchingToken(
  given: string,
  tokens: readonly (string | undefined)[],
): Promise<string | undefined> {
  const digest = await sha256(given);
  let matching: string | undefined;
  for (const token of tokens) {
    const isSame = crypto.subtle.timingSafeEqual(digest, await sha256(token ?? ''));
    if (isSame && token !== undefined) matching = token;
  }
  return matching;
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
