import { isMediaFile } from '../jekyll/enclosure.ts';
import type { FileSizes } from '../model/post-file.ts';

// A site has a few files for each episode.
const maxFiles = 50_000;

/** Collects the sizes of a site's media files, which a source sees when it lists the site's files. */
export class MediaSizes {
  readonly #sizes = new Map<string, number>();

  /** Records the size of a file, in bytes. Files that are not media are ignored. */
  add(path: string, size: number): void {
    if (isMediaFile(path) && this.#sizes.size < maxFiles) this.#sizes.set(path, size);
  }

  /** @param archivePathOf the recorded path of a file of the site; by default, the same path */
  lookUp(archivePathOf = (path: string) => path): FileSizes {
    return async (paths) => {
      const found = paths.flatMap((path) => {
        const size = this.#sizes.get(archivePathOf(path));
        return size === undefined ? [] : [[path, size] as const];
      });
      return new Map(found);
    };
  }
}
