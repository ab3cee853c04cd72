import type { SupportFolders } from '../jekyll/site-structure.ts';
import { type SupportFile, supportLimits } from '../jekyll/support-files.ts';
import { bySupportKind, usedPart } from '../jekyll/support-kind.ts';
import { utf8Text } from '../model/bytes.ts';
import { digest } from '../model/digest.ts';
import { oncePerPath, type PostFile } from '../model/post-file.ts';
import { isDefinitionFile } from './defined-feeds.ts';

/** The support files of a site that are stored. */
export interface SupportFileSet {
  readonly files: readonly SupportFile[];
  /** Files of definitions of feeds that are too large or not text. */
  readonly unreadFeeds: readonly PostFile[];
  /** A digest of the files and the paths of `unreadFeeds`. It is empty if the site has neither. */
  readonly filesId: string;
  /** Names the files that were left out, one line each. */
  readonly notes: readonly string[];
}

/**
 * Selects the support files of a site that are text and within the limits.
 *
 * @param folders where the site has them, by its configuration
 */
export async function selectSupportFiles(
  found: readonly PostFile[],
  folders: SupportFolders,
): Promise<SupportFileSet> {
  const files: SupportFile[] = [];
  const leftOut = { large: [] as PostFile[], binary: [] as PostFile[], excess: [] as PostFile[] };
  let bytes = 0;
  const used = oncePerPath(found).flatMap((file) => usedPart(file, folders) ?? []);
  for (const file of used.toSorted(bySupportKind(folders))) {
    const content = utf8Text(file.bytes);
    const fits =
      files.length < supportLimits.files && bytes + file.bytes.length <= supportLimits.bytes;
    if (file.bytes.length > supportLimits.fileBytes) leftOut.large.push(file);
    else if (content === undefined) leftOut.binary.push(file);
    else if (!fits) leftOut.excess.push(file);
    else {
      files.push({ path: file.path, content });
      bytes += file.bytes.length;
    }
  }
  const unreadFeeds = [...leftOut.large, ...leftOut.binary].filter(({ path }) =>
    isDefinitionFile(path, folders),
  );
  const parts = [...files.map(({ path, content }) => [path, content]), ...unreadFeeds.map(pathOf)];
  const filesId = parts.length === 0 ? '' : (await digest(JSON.stringify(parts))).slice(0, 16);
  const notes = [
    ...noteOf(leftOut.large, 'larger than 256 kB'),
    ...noteOf(leftOut.binary, 'not text in UTF-8'),
    ...noteOf(leftOut.excess, 'beyond 1,000 files or 2 MB'),
  ];
  return { files, unreadFeeds, filesId, notes };
}

function pathOf({ path }: PostFile): string {
  return path;
}

function noteOf(leftOut: readonly PostFile[], reason: string): string[] {
  const [first, ...more] = leftOut.map(pathOf);
  if (first === undefined) return [];
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  return [`${first}${others} cannot be used by posts: ${reason}`];
}
