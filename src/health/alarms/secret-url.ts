// Milliseconds until a server must have responded.
const timeout = 10_000;

/**
 * Sends a request to a URL that may contain a secret. Redirects are not followed.
 *
 * @returns why it failed, without any part of the URL; undefined if the server responded with a 2xx
 */
export async function requestSecretUrl(
  url: string,
  request: RequestInit,
): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.ok ? undefined : `the server responded with ${response.status}`;
  } catch (error) {
    // The message may name the server.
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    return isSlow ? `no response in ${timeout / 1_000} s` : 'the server cannot be reached';
  }
}
