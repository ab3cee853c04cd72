import { isSupportFile, type SupportFile, supportLimits } from '../jekyll/support-files.ts';
import { digest, type PostFile } from '../model/post-file.ts';

/** The files of a site that its posts may use, as they are kept. */
export interface SupportFileSet {
  readonly files: readonly SupportFile[];
  /** Digest of them; empty where there are none. */
  readonly filesId: string;
  /** What was left out, a line each. */
  readonly notes: readonly string[];
}

/** Takes the files of `_includes` and `_data` as far as they are text and within their bounds. */
export async function supportFileSetOf(found: readonly PostFile[]): Promise<SupportFileSet> {
  const files: SupportFile[] = [];
  const left = { large: [] as string[], binary: [] as string[], many: [] as string[] };
  let bytes = 0;
  const inOrder = found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of inOrder.filter(({ path }) => isSupportFile(path))) {
    const content = textOf(file);
    const isRoom =
      files.length < supportLimits.files && bytes + file.bytes.length <= supportLimits.bytes;
    if (file.bytes.length > supportLimits.fileBytes) left.large.push(file.path);
    else if (content === undefined) left.binary.push(file.path);
    else if (!isRoom) left.many.push(file.path);
    else {
      files.push({ path: file.path, content });
      bytes += file.bytes.length;
    }
  }
  const parts = files.map(({ path, content }) => [path, content]);
  const filesId = files.length === 0 ? '' : (await digest(JSON.stringify(parts))).slice(0, 16);
  const notes = [
    ...noteOf(left.large, 'larger than 256 kB'),
    ...noteOf(left.binary, 'not text in UTF-8'),
    ...noteOf(left.many, 'beyond 1,000 files or 2 MB'),
  ];
  return { files, filesId, notes };
}

function textOf({ bytes }: PostFile): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

function noteOf([first, ...more]: readonly string[], why: string): string[] {
  if (first === undefined) return [];
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  return [`${first}${others} cannot be used by posts: ${why}`];
}
