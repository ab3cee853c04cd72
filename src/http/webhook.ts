import * as v from 'valibot';
import { hasToken } from './token.ts';

/**
 * Whether a webhook proves that its sender knows the secret. The proof is a signature of the body
 * (`X-Hub-Signature-256`, from GitHub and Gitea), GitLab's `X-Gitlab-Token`, or a bearer token. A wrong
 * signature is refused even if a token is right. Comparisons take constant time.
 *
 * @param body the bytes as received
 */
export async function isAuthentic(
  headers: Headers,
  body: ArrayBuffer,
  secret: string,
): Promise<boolean> {
  const signature = headers.get('X-Hub-Signature-256');
  if (signature !== null) return isSignatureOf(signature, body, secret);
  const token = headers.get('X-Gitlab-Token');
  if (token === null) return hasToken(headers, secret);
  return hasToken(new Headers({ Authorization: `Bearer ${token}` }), secret);
}

async function isSignatureOf(
  signature: string,
  body: ArrayBuffer,
  secret: string,
): Promise<boolean> {
  const [, digits] = /^sha256=([0-9a-f]{64})$/i.exec(signature) ?? [];
  if (digits === undefined) return false;
  const given = Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, given, body);
}

/** The event that a webhook reports. */
export interface WebhookEvent {
  /** Also `push` if the request does not name its event. */
  readonly kind: 'push' | 'ping' | 'other';
  /** The branch that was pushed to; undefined if it was a tag, or is unknown. */
  readonly branch: string | undefined;
  /** Whether the payload names the branch or tag that was pushed to. */
  readonly hasRef: boolean;
  readonly defaultBranch: string | undefined;
}

const withBranch = v.object({ default_branch: v.optional(v.string()) });
const payload = v.object({
  ref: v.optional(v.string()),
  repository: v.optional(withBranch),
  // GitLab's name for the repository.
  project: v.optional(withBranch),
});

/** Parses a webhook of GitHub, Gitea or GitLab. Its body may be anything, or empty. */
export function parseWebhook(headers: Headers, body: ArrayBuffer): WebhookEvent {
  const parsed = v.safeParse(payload, jsonOf(headers, body));
  const { ref, repository, project } = parsed.success ? parsed.output : {};
  return {
    kind: kindOf(headers.get('X-GitHub-Event') ?? headers.get('X-Gitlab-Event')),
    branch: ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined,
    hasRef: ref !== undefined,
    defaultBranch: repository?.default_branch ?? project?.default_branch,
  };
}

/**
 * The ids by which a repeated delivery is recognized: the sender's id for it, and its signature, because
 * a replayed request may have another id.
 */
export function deliveryIds(headers: Headers): string[] {
  return ['X-GitHub-Delivery', 'X-Gitlab-Event-UUID', 'X-Hub-Signature-256'].flatMap((name) => {
    const id = headers.get(name);
    return id === null || id === '' ? [] : `${name} ${id.slice(0, 200).toLowerCase()}`;
  });
}

function kindOf(event: string | null): WebhookEvent['kind'] {
  if (event === null || /^push(?: hook)?$/i.test(event)) return 'push';
  return event === 'ping' ? 'ping' : 'other';
}

function jsonOf(headers: Headers, body: ArrayBuffer): unknown {
  const text = new TextDecoder().decode(body);
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded');
  try {
    return JSON.parse((isForm ? new URLSearchParams(text).get('payload') : text) ?? '');
  } catch {
    return undefined;
  }
}
