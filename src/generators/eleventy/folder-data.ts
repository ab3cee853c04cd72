import { parseConfig } from '../../jekyll/config-file.ts';
import { mapOf, nonBlankText, type Values } from '../../jekyll/values.ts';
import { assigned, assignedList } from '../shared/assignments.ts';
import { lowerKeys, textsIn } from '../shared/front-matter.ts';
import type { TextFile } from '../shared/generator.ts';

/**
 * Matches the files whose data Eleventy gives to all pages of a folder: `posts/posts.json` and
 * `posts/posts.11tydata.js`. The first group is the folder.
 */
export const folderDataFile =
  /^((?:[\w-]+\/){0,2}(_?posts?|blog|articles?|notes?|news|journal|writing))\/\2(?:\.json|\.11tydata\.(?:json|[cm]?js))$/;

/**
 * Reads the data of folders, by folder. Data in JavaScript is not run, so only tags and a permalink that are plain texts are
 * read.
 *
 * @throws {ImportError} if a file in JSON is not valid
 */
export function readFolderData(files: readonly TextFile[]): {
  readonly folders: Values;
  readonly notes: readonly string[];
} {
  const folders: Record<string, Values> = {};
  const notes: string[] = [];
  for (const { path, text } of files) {
    const folder = folderDataFile.exec(path)?.[1];
    if (folder === undefined) continue;
    const permalink = assigned(text, 'permalink');
    const isJson = path.endsWith('.json');
    const data = isJson
      ? lowerKeys(parseConfig(text, path).texts)
      : { permalink, tags: assignedList(text, 'tags') };
    folders[folder] = { ...folders[folder], ...data };
    if (!isJson && permalink === undefined && /\bpermalink\b/.test(text)) {
      notes.push(
        `the permalinks in ${path} are not read, since it is a program: write a "permalink" into the posts, or check their URLs with compare-feed`,
      );
    }
  }
  return { folders, notes };
}

/** Merges the front matter of a page into the data of its folders. Of both, all tags count. */
export function withFolderData(path: string, data: Values, folders: unknown): Values {
  const above = Object.entries(mapOf(folders) ?? {})
    .filter(([folder]) => path.startsWith(`${folder}/`))
    .sort(([a], [b]) => a.length - b.length);
  const layers = [...above.map(([, values]) => mapOf(values) ?? {}), data];
  // `override:tags` replaces the tags of the folders.
  const own = 'override:tags' in data ? [{ tags: data['override:tags'] }] : layers;
  const tags = new Set(own.flatMap((layer) => textsIn(layer.tags)));
  const merged: Values = Object.assign({}, ...layers.map(withoutUndefined));
  const permalink = computedPermalink(layers) ?? merged.permalink;
  return { ...merged, permalink, tags: [...tags] };
}

// Computed values replace written ones.
function computedPermalink(layers: readonly Values[]): string | undefined {
  return layers
    .flatMap((layer) => nonBlankText(mapOf(layer.eleventycomputed)?.permalink) ?? [])
    .at(-1);
}

function withoutUndefined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
