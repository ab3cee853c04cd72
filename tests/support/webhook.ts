// Calls of webhooks, as GitHub makes them.

export const hookSecret = 'a-secret-for-tests';

/** The body of a call that something was pushed to the branch `main`. */
export const pushed = JSON.stringify({
  ref: 'refs/heads/main',
  repository: { default_branch: 'main' },
});

/** The headers of a call that GitHub makes, signed with the secret that tests have. */
export async function signed(
  body: string = pushed,
  more: Record<string, string> = {},
  key = hookSecret,
): Promise<Record<string, string>> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', bytes(key), algorithm, false, ['sign']);
  const made = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, bytes(body)));
  const digits = [...made].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': `sha256=${digits}`, ...more };
}
