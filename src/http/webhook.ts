import * as v from 'valibot';
import { hasToken } from './token.ts';

/**
 * Whether a call of a webhook is from whoever knows the secret: by a signature of its body, as GitHub
 * and Gitea make it (`X-Hub-Signature-256`), by GitLab's `X-Gitlab-Token`, or as a bearer token. A
 * signature that is there and wrong is not made good by a token. The time that it takes says nothing
 * about the secret.
 *
 * @param body the bytes as they came
 */
export async function isSigned(
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
  // Compares in the same time wherever the two differ.
  return crypto.subtle.verify('HMAC', key, given, body);
}

/** What a call of a webhook tells of. */
export interface HookEvent {
  /** `push` also where it does not say what it tells of. */
  readonly kind: 'push' | 'ping' | 'other';
  /** The branch that was pushed to; undefined where it names none, as of a tag. */
  readonly branch: string | undefined;
  /** Whether it names what was pushed to, be it a branch or not. */
  readonly namesRef: boolean;
  readonly defaultBranch: string | undefined;
}

const withBranch = v.object({ default_branch: v.optional(v.string()) });
const payload = v.object({
  ref: v.optional(v.string()),
  repository: v.optional(withBranch),
  // GitLab's word for it.
  project: v.optional(withBranch),
});

/** Reads what GitHub, Gitea or GitLab tell. A body that says nothing is no failure. */
export function readHookEvent(headers: Headers, body: ArrayBuffer): HookEvent {
  const parsed = v.safeParse(payload, jsonOf(headers, body));
  const { ref, repository, project } = parsed.success ? parsed.output : {};
  return {
    kind: kindOf(headers.get('X-GitHub-Event') ?? headers.get('X-Gitlab-Event')),
    branch: ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined,
    namesRef: ref !== undefined,
    defaultBranch: repository?.default_branch ?? project?.default_branch,
  };
}

/**
 * What a call is known by, so that it is taken once: the id that the sender gave it, which no
 * signature covers, and the signature itself.
 */
export function deliveryIds(headers: Headers): string[] {
  return ['X-GitHub-Delivery', 'X-Gitlab-Event-UUID', 'X-Hub-Signature-256'].flatMap((name) => {
    const id = headers.get(name);
    return id === null || id === '' ? [] : `${name} ${id.slice(0, 200).toLowerCase()}`;
  });
}

function kindOf(event: string | null): HookEvent['kind'] {
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
