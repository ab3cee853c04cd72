// Webhooks as GitHub sends them.

export const hookSecret = 'a-secret-for-tests';

/** The body of a push to the branch `main`. */
export const pushBody = JSON.stringify({
  ref: 'refs/heads/main',
  repository: { default_branch: 'main' },
});

/** Signs a webhook as GitHub does and returns its headers. */
export async function signedHeaders(
  body: string = pushBody,
  more: Record<string, string> = {},
  key = hookSecret,
): Promise<Record<string, string>> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', bytes(key), algorithm, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, bytes(body)));
  const digits = [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': `sha256=${digits}`, ...more };
}
