import { type FSWatcher, statSync, watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage } from '../../src/model/error-message.ts';
import { isSearched } from './find-posts.ts';

// Milliseconds without a change after which changes are reported. An editor that writes by renaming
// removes the file for a moment.
const quietTime = 150;

// Milliseconds after which changes are reported even if there are more.
const maxWait = 1_000;

// The limits that errors tell of (inotify(7)).
const linuxLimits: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'fs.inotify.max_user_watches'],
  ['EMFILE', 'fs.inotify.max_user_instances'],
]);

/**
 * Watches a site's folder. Hidden files, `node_modules` and `_site` are left out.
 *
 * Each folder has a watcher of its own: with the option `recursive`, Node watches each file on Linux, which
 * allows few watchers.
 */
export class FolderWatch {
  readonly #root: string;
  readonly #onChange: (paths: ReadonlySet<string>) => Promise<void>;
  readonly #onFailure: (reason: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  /** Identifies the folder that is watched, whatever its name is by now. */
  #rootId: string | undefined;
  #paths = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #firstAt = 0;
  #isHeld = true;
  #isClosed = false;

  /**
   * @param onChange is called with the paths of what has changed, relative to the root. A path may have
   *   vanished. It is not called again until it has ended
   * @param onFailure is called if the folder cannot be watched, or no longer
   */
  constructor(
    root: string,
    onChange: (paths: ReadonlySet<string>) => Promise<void>,
    onFailure: (reason: string) => void,
  ) {
    this.#root = root;
    this.#onChange = onChange;
    this.#onFailure = onFailure;
  }

  /** Whether the folder is watched. */
  get isOpen(): boolean {
    return this.#watchers.size > 0;
  }

  /** Starts to collect changes. They are not reported before {@link release}. */
  async start(): Promise<void> {
    this.#rootId = this.#findRootId();
    await this.#watch('', false);
  }

  /** Reports the changes so far, and later ones as they come. */
  release(): void {
    this.#isHeld = false;
    this.#firstAt = Date.now();
    if (this.#paths.size > 0) this.#schedule();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#closeWatchers();
  }

  /** Watches a folder and those in it. If it has just been found, the files in it count as changed. */
  async #watch(folder: string, isNew: boolean): Promise<void> {
    if (this.#isClosed || this.#watchers.has(folder)) return;
    try {
      const watcher = watch(join(this.#root, folder));
      this.#watchers.set(folder, watcher);
      watcher.on('change', (type, name) => this.#onEvent(folder, type, String(name ?? '')));
      watcher.on('error', () => this.#forget(folder));
    } catch (error) {
      return this.#onWatchError(folder, error);
    }
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries.filter(isSearched)) {
      const path = pathIn(folder, entry.name);
      if (entry.isDirectory()) await this.#watch(path, isNew);
      else if (isNew) this.#note(path);
    }
  }

  #onEvent(folder: string, type: string, name: string): void {
    if (name !== '' && !isSearched({ name })) return;
    const path = pathIn(folder, name);
    this.#note(path);
    if (type !== 'rename' || name === '') return;
    // The folder is gone, or another one has its name.
    this.#forget(path);
    void this.#watchIfFolder(path);
  }

  async #watchIfFolder(path: string): Promise<void> {
    const stats = await lstat(join(this.#root, path)).catch(() => undefined);
    if (stats?.isDirectory()) await this.#watch(path, true);
  }

  #onWatchError(folder: string, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // The folder has vanished meanwhile, or must not be read.
    if (folder !== '' && /^(?:ENOENT|ENOTDIR|EACCES|EPERM)$/.test(code)) return;
    this.close();
    const limit = linuxLimits.get(code);
    this.#onFailure(
      limit === undefined
        ? errorMessage(error)
        : `the system allows no more watched folders (on Linux, ${limit} is the limit)`,
    );
  }

  #closeWatchers(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #forget(folder: string): void {
    if (!this.#watchers.has(folder)) return;
    for (const [path, watcher] of this.#watchers) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      watcher.close();
      this.#watchers.delete(path);
    }
  }

  #note(path: string): void {
    if (this.#paths.size === 0) this.#firstAt = Date.now();
    this.#paths.add(path);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isHeld || this.#isClosed) return;
    clearTimeout(this.#timer);
    const left = this.#firstAt + maxWait - Date.now();
    this.#timer = setTimeout(() => void this.#report(), Math.max(0, Math.min(quietTime, left)));
  }

  async #report(): Promise<void> {
    const rootId = this.#findRootId();
    if (rootId === undefined) {
      this.close();
      return this.#onFailure('it is gone');
    }
    this.#isHeld = true;
    if (rootId !== this.#rootId) await this.#watchAnew(rootId);
    const paths = this.#paths;
    this.#paths = new Set();
    await this.#onChange(paths);
    this.release();
  }

  /** Watches the folder that has taken the name of the one before, and counts all of its files as changed. */
  async #watchAnew(rootId: string): Promise<void> {
    this.#rootId = rootId;
    this.#closeWatchers();
    await this.#watch('', true);
  }

  #findRootId(): string | undefined {
    const stats = statSync(this.#root, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.dev}:${stats.ino}`;
  }
}

function pathIn(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}
