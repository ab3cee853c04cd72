import type { PostPath } from '../jekyll/post-path.ts';
import { textOf, type Values } from '../jekyll/values.ts';
import { lineText } from '../model/line-text.ts';
import { plainLine } from '../model/text.ts';

const maxTitleLength = 500;

// Of a title with its markup.
const maxTitleSource = 5_000;

/**
 * Returns the title of a post. As in Jekyll, an empty title stays empty, but without the key the title is made
 * from the file name. A post that comes from a feed has no title if its front matter has none.
 */
export function titleOf(data: Values, path: PostPath): string {
  const written = textOf(data.title) ?? (data.feedmill ? '' : undefined);
  const title =
    written === undefined
      ? plainLine(titleFromSlug(path.slug))
      : lineText(written.slice(0, maxTitleSource));
  return [...title].slice(0, maxTitleLength).join('');
}

// Jekyll's `titleize_slug`: `hello-wide-world` becomes "Hello Wide World".
function titleFromSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}
