import { jekyllId } from '../jekyll/permalink.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { nonBlankText, textOf, type Values } from '../jekyll/values.ts';
import { excerptSource } from './excerpt.ts';
import type { PostHead } from './read-head.ts';

/**
 * Builds the Liquid variable `page` of a post.
 *
 * @param render renders the source of an excerpt to HTML; called when a template reads `page.excerpt`
 */
export function pageValues(
  head: PostHead,
  site: SiteConfig,
  render: (source: string, page: Values) => string,
): Values {
  const { path, publishedAt, categories, tags, body } = head;
  const typed = head.typedData();
  const slug = nonBlankText(typed.slug) ?? path.slug;
  // Without `baseurl`, which the filter `relative_url` prepends.
  const url = new URL(head.url).pathname.slice(new URL(site.url).pathname.length - 1);
  const name = path.relative.slice(path.relative.lastIndexOf('/') + 1);
  const page = {
    ext: name.slice(name.lastIndexOf('.')),
    draft: path.isDraft,
    name,
    ...typed,
    title: typed.title ?? head.title,
    url,
    id: jekyllId(url, slug),
    date: publishedAt,
    categories,
    tags,
    path: path.relative,
    relative_path: path.relative,
    slug,
    collection: path.collection,
    content: body,
  };
  if (nonBlankText(typed.excerpt) !== undefined) return page;
  const excerpt = () => {
    const separator = textOf(typed.excerpt_separator) ?? site.excerptSeparator ?? '\n\n';
    return render(excerptSource(body, separator) ?? body, page);
  };
  return Object.defineProperty({ ...page }, 'excerpt', { enumerable: true, get: excerpt });
}
