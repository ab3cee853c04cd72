import type { PostFile } from '../model/post-file.ts';
import { PostProblem } from '../model/problem.ts';
import { splitPost } from './front-matter.ts';
import { nonBlankText } from './values.ts';

const hasPermalink = /^["']?permalink["']?[ \t]*[:=]/m;

/**
 * Reduces a page to its permalink, which is all that a link to it needs.
 *
 * @returns undefined if the page has no permalink of its own
 */
export function permalinkOnly(page: PostFile): PostFile | undefined {
  const permalink = permalinkIn(new TextDecoder().decode(page.bytes));
  if (permalink === undefined) return undefined;
  const text = `---\npermalink: ${JSON.stringify(permalink)}\n---\n`;
  return { ...page, bytes: Uint8Array.from(new TextEncoder().encode(text)) };
}

/** Returns the permalink in the front matter of a page; undefined if it has none. */
export function permalinkIn(text: string): string | undefined {
  if (!hasPermalink.test(text)) return undefined;
  try {
    return nonBlankText(splitPost(text).frontMatter.data.permalink);
  } catch (error) {
    if (error instanceof PostProblem) return undefined;
    throw error;
  }
}
