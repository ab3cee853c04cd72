import { nonBlankText, type Values } from '../../jekyll/values.ts';
import { assignedIn } from '../shared/assignments.ts';
import type { TextFile } from '../shared/generator.ts';
import { routeFile } from './routes.ts';

/** Matches the configuration of collections. */
const collectionsFile = /^src\/(?:content\.config|content\/config)\.[cm]?[jt]s$/;
/** Matches the programs that write feeds. The first group is the folder of pages that it is in. */
const feedFile = /^src\/pages\/(?:([\w-]+)\/)?(?:rss|feed|index)\.xml\.[cm]?[jt]s$/;

/** Matches the files that tell where posts and their pages are. */
export const collectionFiles = new RegExp(
  [collectionsFile, feedFile, routeFile].map(({ source }) => source).join('|'),
);

// In characters. Programs are not that long.
const maxLength = 50_000;

const definition = /\b(\w{1,60})\s*[:=]\s*defineCollection\(/;
const globBase = /glob\(\s*\{[^{}]*?base:\s*(["'`])(?:\.?\/)?([^"'`]+)\1/;

/**
 * Reads the folders of collections, by name, from the site's root: those that loaders name, as in
 * `glob({ base: './content/posts' })`. A folder that a program computes is not known.
 */
export function collectionFolders(files: readonly TextFile[]): Readonly<Record<string, string>> {
  const folders: Record<string, string> = {};
  for (const { path, text } of files) {
    if (!collectionsFile.test(path)) continue;
    // A name before each definition.
    const parts = withoutAlternatives(text.slice(0, maxLength)).split(definition);
    for (let index = 1; index < parts.length; index += 2) {
      const folder = withNames(globBase.exec(parts[index + 1] ?? '')?.[2], files);
      if (folder !== undefined) folders[exportedName(parts[index] ?? '', text)] = folder;
    }
  }
  return folders;
}

// `posts` in `export const collections = { posts: postsCollection }`.
function exportedName(name: string, text: string): string {
  const [, list = ''] = /\bcollections\s*(?::[^={}]*)?=\s*\{([^{}]*)\}/.exec(text) ?? [];
  return new RegExp(`["']?([\\w-]+)["']?\\s*:\\s*${name}\\b`).exec(list)?.[1] ?? name;
}

/** Notes on what programs compute. */
export function collectionNotes(files: readonly TextFile[]): string[] {
  const computed = files.filter(
    ({ path, text }) => collectionsFile.test(path) && /\bgenerateId\b/.test(text),
  );
  return computed.map(
    ({ path }) =>
      `"generateId" in ${path} is not run, so posts are taken to be at the paths of their files: check their URLs with compare-feed`,
  );
}

// A pattern such as `**/*.{md,mdx}` may be before the folder.
function withoutAlternatives(text: string): string {
  return text.replace(/(?<!\$)\{[\w,.]*\}(?=["'`])/g, '');
}

/** Fills in the names of texts: `./${BLOG_PATH}`. */
function withNames(text: string | undefined, files: readonly TextFile[]): string | undefined {
  const filled = text?.replace(
    /\$\{(\w+)\}/g,
    (source, name: string) => assignedIn(files, name)?.replace(/^\.?\//, '') ?? source,
  );
  return filled?.includes('$') ? undefined : filled?.replace(/\/+$/, '');
}

const itemLink =
  /\blink:\s*`(?:\$\{[^{}`]*BASE_URL[^{}`]*\})?\/?([^`${}]*)\$\{[\w.]*\b(?:id|slug)\}[^`${}]*`/;
const anyCollection = '*';

/**
 * Reads the paths of posts, by collection, from the programs that write feeds: `posts/*` and a slash for links such as
 * `/posts/${post.id}/`. A link that a program computes is not known.
 */
export function linkPatterns(files: readonly TextFile[]): Readonly<Record<string, string>> {
  const feeds = files.filter(({ path }) => feedFile.test(path));
  const patterns: Record<string, string> = {};
  for (const { text } of feeds) {
    const program = text.slice(0, maxLength);
    const folder = itemLink.exec(program)?.[1];
    if (folder === undefined) continue;
    const pattern = `${folder}*${/\btrailingSlash:\s*false/.test(program) ? '' : '/'}`;
    const named = [...program.matchAll(/getCollection\(\s*["'`]([\w-]+)/g)];
    const last = /([^/]+)\/$/.exec(folder)?.[1] ?? anyCollection;
    const names = named.length > 0 ? named.flatMap(([, name]) => name ?? []) : [last];
    for (const name of feeds.length === 1 && named.length === 0 ? [last, anyCollection] : names) {
      patterns[name] ??= pattern;
    }
  }
  return patterns;
}

/** The path of a post of a collection. By default, it is below the name of the collection. */
export function pathOf(collection: string, id: string, patterns: Values): string {
  const keys = [collection, `${collection}s`, collection.replace(/s$/, ''), anyCollection];
  const pattern = keys.flatMap((key) => nonBlankText(patterns[key]) ?? [])[0] ?? `${collection}/*/`;
  return `/${pattern.replace('*', () => id)}`;
}
