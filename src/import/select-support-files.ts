import type { SupportFolders } from '../jekyll/site-structure.ts';
import { type SupportFile, supportLimits } from '../jekyll/support-files.ts';
import { bySupportKind, usedPart } from '../jekyll/support-kind.ts';
import { utf8Text } from '../model/bytes.ts';
import { digest } from '../model/digest.ts';
import { oncePerPath, type PostFile } from '../model/post-file.ts';

/** The support files of a site that are stored. */
export interface SupportFileSet {
  readonly files: readonly SupportFile[];
  /** A digest of the files; empty if there are none. */
  readonly filesId: string;
  /** What was left out, one line each. */
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
  const leftOut = { large: [] as string[], binary: [] as string[], excess: [] as string[] };
  let bytes = 0;
  const used = oncePerPath(found).flatMap((file) => usedPart(file, folders) ?? []);
  for (const file of used.toSorted(bySupportKind(folders))) {
    const content = utf8Text(file.bytes);
    const fits =
      files.length < supportLimits.files && bytes + file.bytes.length <= supportLimits.bytes;
    if (file.bytes.length > supportLimits.fileBytes) leftOut.large.push(file.path);
    else if (content === undefined) leftOut.binary.push(file.path);
    else if (!fits) leftOut.excess.push(file.path);
    else {
      files.push({ path: file.path, content });
      bytes += file.bytes.length;
    }
  }
  const parts = files.map(({ path, content }) => [path, content]);
  const filesId = files.length === 0 ? '' : (await digest(JSON.stringify(parts))).slice(0, 16);
  const notes = [
    ...noteOf(leftOut.large, 'larger than 256 kB'),
    ...noteOf(leftOut.binary, 'not text in UTF-8'),
    ...noteOf(leftOut.excess, 'beyond 1,000 files or 2 MB'),
  ];
  return { files, filesId, notes };
}

function noteOf([first, ...more]: readonly string[], reason: string): string[] {
  if (first === undefined) return [];
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  return [`${first}${others} cannot be used by posts: ${reason}`];
}
