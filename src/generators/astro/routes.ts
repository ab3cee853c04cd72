import type { TextFile } from '../shared/generator.ts';

/** Matches the pages that show the posts of a collection. The first group is the folder of pages that they are in. */
export const routeFile =
  /^src\/pages\/((?:[\w-]+\/){0,2})\[(?:\.\.\.)?(?:slug|id|post|path|entry|article|permalink|name)\](?:\/index)?\.astro$/;

const anyCollection = '*';
// In characters. Programs are not that long.
const maxLength = 50_000;

/**
 * Reads the paths of posts, by collection, from the pages that show them: `posts/*` and a slash for
 * `src/pages/posts/[slug].astro`. A page whose collection a function chooses counts only if it is the only one.
 *
 * @param slash the end of every path: a slash, or nothing
 */
export function routePatterns(
  files: readonly TextFile[],
  slash: string,
): Readonly<Record<string, string>> {
  // A page at the root usually redirects if another one shows the same posts.
  const routes = files
    .filter(({ path }) => routeFile.test(path))
    .toSorted((a, b) => b.path.length - a.path.length);
  const patterns: Record<string, string> = {};
  for (const { path, text } of routes) {
    const folder = routeFile.exec(path)?.[1] ?? '';
    const named = /getCollection\(\s*["'`]([\w-]+)/.exec(text.slice(0, maxLength))?.[1];
    const name = named ?? (routes.length === 1 ? anyCollection : undefined);
    if (name !== undefined) patterns[name] ??= `${folder}*${slash}`;
  }
  return patterns;
}
