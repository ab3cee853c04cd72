import { execFile } from 'node:child_process';

/** What Git has checked out in a folder. */
export interface Checkout {
  /** The commit. */
  readonly head: string;
  /** Whether the folder holds nothing that is not in it. */
  readonly isClean: boolean;
}

/** What differs between a commit and the one that is checked out, by paths from the folder. */
export interface GitChanges {
  /** Files that are new or changed. */
  readonly present: readonly string[];
  /** Paths where there is no file any more. */
  readonly deleted: readonly string[];
}

/** What is checked out in a folder; undefined where it is in no repository. */
export async function readCheckout(folder: string): Promise<Checkout | undefined> {
  const head = await git(folder, ['rev-parse', '--verify', 'HEAD^{commit}']);
  const status = await git(folder, ['status', '--porcelain', '--', '.']);
  if (head === undefined || status === undefined) return undefined;
  return { head: head.trim(), isClean: status === '' };
}

/** The full id of a commit; undefined where the repository does not have it. */
export async function findCommit(folder: string, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return (await git(folder, args))?.trim();
}

/** What has changed below a folder since a commit; undefined where Git cannot tell. */
export async function changesSince(
  folder: string,
  commit: string,
): Promise<GitChanges | undefined> {
  const args = ['diff', '--name-status', '-M', '-z', '--relative', commit, 'HEAD', '--', '.'];
  const listed = await git(folder, args);
  return listed === undefined ? undefined : readNameStatus(listed);
}

// A kind, and one path or, of a file that was renamed or copied, two; with a NUL after each.
function readNameStatus(listed: string): GitChanges {
  const present: string[] = [];
  const deleted: string[] = [];
  const parts = listed.split('\0').values();
  for (const kind of parts) {
    if (kind === '') break;
    const path = parts.next().value ?? '';
    const isTwofold = /^[RC]/.test(kind);
    const there = isTwofold ? (parts.next().value ?? '') : path;
    if (/^[RD]/.test(kind)) deleted.push(path);
    if (kind !== 'D') present.push(there);
  }
  const here = new Set(present);
  return { present, deleted: deleted.filter((path) => !here.has(path)) };
}

function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const options = { cwd: folder, maxBuffer: 1e9 };
  return new Promise((resolve) => {
    execFile('git', args, options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
