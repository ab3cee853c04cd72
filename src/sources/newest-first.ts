import type { HashedFile } from '../model/post-file.ts';

/**
 * Puts posts in order, the newest first, by their file names: these begin with a day. So a site that
 * takes several looks has the posts in its feeds first that readers ask for.
 */
export function newestFirst(a: { readonly path: string }, b: { readonly path: string }): number {
  const [nameA, nameB] = [baseName(a.path), baseName(b.path)];
  if (nameA !== nameB) return nameA < nameB ? 1 : -1;
  return a.path < b.path ? 1 : a.path > b.path ? -1 : 0;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** How much is held in memory at once. */
export interface ScanLimits {
  readonly files: number;
  readonly bytes: number;
}

/**
 * What one look reads at the most. It is as much as D1 takes queries for in one invocation, a thousand,
 * and an eighth of the memory. More is left to the next look.
 */
export const passLimits: ScanLimits = { files: 8_000, bytes: 16_000_000 };

/** Holds the newest of the files that come by, as many as there is room for. */
export class NewestFiles {
  readonly #room: ScanLimits;
  #files: HashedFile[] = [];
  #bytes = 0;
  #dropped = 0;

  constructor(room: ScanLimits) {
    this.#room = room;
  }

  add(file: HashedFile): void {
    this.#files.push(file);
    this.#bytes += file.bytes.length;
    // Half as much again is let in, so that they are not put in order at every file.
    const { files, bytes } = this.#room;
    if (this.#files.length > files * 1.5 || this.#bytes > bytes * 1.5) this.#drop();
  }

  /** How many there was no room for. */
  get dropped(): number {
    this.#drop();
    return this.#dropped;
  }

  /** Those that are held, the newest first. */
  get files(): readonly HashedFile[] {
    this.#drop();
    return this.#files;
  }

  #drop(): void {
    this.#files.sort(newestFirst);
    let kept = 0;
    let bytes = 0;
    for (const file of this.#files) {
      if (kept === this.#room.files) break;
      if (kept > 0 && bytes + file.bytes.length > this.#room.bytes) break;
      kept++;
      bytes += file.bytes.length;
    }
    this.#dropped += this.#files.length - kept;
    this.#files.length = kept;
    this.#bytes = bytes;
  }
}
