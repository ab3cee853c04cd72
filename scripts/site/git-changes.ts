import { execFile } from 'node:child_process';

/** The state of the Git working tree that a folder is in. */
export interface Checkout {
  /** The id of the commit. */
  readonly head: string;
  /** Whether the folder has no uncommitted changes. */
  readonly isClean: boolean;
}

/** The differences between a commit and HEAD, as paths relative to the folder. */
export interface GitChanges {
  /** New and changed files. */
  readonly present: readonly string[];
  /** Those of them that are at new paths. */
  readonly added: readonly string[];
  readonly deleted: readonly string[];
}

/** Reads the state of a folder; undefined if it is not in a Git repository. */
export async function readCheckout(folder: string): Promise<Checkout | undefined> {
  const head = await git(folder, ['rev-parse', '--verify', 'HEAD^{commit}']);
  const status = await git(folder, ['status', '--porcelain', '--', '.']);
  if (head === undefined || status === undefined) return undefined;
  return { head: head.trim(), isClean: status === '' };
}

/** The URL that a folder's repository was cloned from; undefined if it is not in one. */
export async function readRemote(folder: string): Promise<string | undefined> {
  return (await git(folder, ['config', '--get', 'remote.origin.url']))?.trim();
}

/** The full id of a commit; undefined if the repository does not have it. */
export async function findCommit(folder: string, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return (await git(folder, args))?.trim();
}

/** Lists what has changed in a folder since a commit; undefined if Git fails. */
export async function changesSince(
  folder: string,
  commit: string,
): Promise<GitChanges | undefined> {
  const args = ['diff', '--name-status', '-M', '-z', '--relative', commit, 'HEAD', '--', '.'];
  const output = await git(folder, args);
  return output === undefined ? undefined : parseNameStatus(output);
}

// Each entry is a status and a path, or two paths if the file was renamed (R) or copied (C). A NUL
// ends each part.
function parseNameStatus(output: string): GitChanges {
  const present = new Set<string>();
  const added = new Set<string>();
  const deleted: string[] = [];
  const parts = output.split('\0').values();
  for (const status of parts) {
    if (status === '') break;
    const path = parts.next().value ?? '';
    const newPath = /^[RC]/.test(status) ? (parts.next().value ?? '') : path;
    if (/^[RD]/.test(status)) deleted.push(path);
    if (status !== 'D') present.add(newPath);
    if (/^[ARC]/.test(status)) added.add(newPath);
  }
  return {
    present: [...present],
    added: [...added],
    deleted: deleted.filter((path) => !present.has(path)),
  };
}

function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const options = { cwd: folder, maxBuffer: 1e9 };
  return new Promise((resolve) => {
    execFile('git', args, options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
