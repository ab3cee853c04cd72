import * as v from 'valibot';
import { escapeHtml } from '../../model/text.ts';
import { resolved } from './elements.ts';
import { filesOf } from './enclosures.ts';
import { isoDate } from './feed-date.ts';
import { type FeedPage, identityOf, type ParsedItem, paragraphs } from './feed-page.ts';

// Invalid values count as missing.
const text = v.fallback(v.optional(v.string(), ''), '');
const number = v.pipe(v.number(), v.transform(String));
const textOrNumber = v.optional(v.fallback(v.union([number, v.string()]), ''), '');
const author = v.object({ name: text, url: text });
const authors = v.fallback(v.optional(v.array(author), []), []);

const attachment = v.object({
  url: text,
  mime_type: text,
  size_in_bytes: textOrNumber,
  duration_in_seconds: textOrNumber,
});

const item = v.object({
  id: textOrNumber,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  image: text,
  banner_image: text,
  language: text,
  authors,
  author: v.fallback(v.optional(author), undefined),
  tags: v.fallback(v.optional(v.array(v.string()), []), []),
  attachments: v.fallback(v.optional(v.array(attachment), []), []),
});

const page = v.object({
  version: v.pipe(v.string(), v.includes('jsonfeed.org')),
  title: text,
  description: text,
  home_page_url: text,
  language: text,
  icon: text,
  favicon: text,
  authors,
  // Version 1 has a single author.
  author: v.fallback(v.optional(author), undefined),
  next_url: text,
  items: v.array(item),
});

/**
 * Parses a document in JSON Feed 1 or 1.1.
 *
 * @returns undefined if it is not a JSON Feed
 */
export function parseJsonPage(json: string, url: string): FeedPage | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), page), json);
  if (!parsed.success) return undefined;
  const feed = parsed.output;
  const [first = feed.author] = feed.authors;
  return {
    format: 'JSON Feed',
    head: {
      title: escapeHtml(feed.title),
      description: escapeHtml(feed.description),
      url: resolved(feed.home_page_url, url),
      language: feed.language,
      author: first && first.name !== '' ? createAuthor(first) : undefined,
      icon: resolved(feed.icon || feed.favicon, url),
      logo: '',
      podcast: undefined,
    },
    items: feed.items.map((parsedItem) => createItem(parsedItem, url, feed.home_page_url)),
    deleted: [],
    next: resolved(feed.next_url, url),
    isNextLinked: true,
  };
}

function createItem(
  parsed: v.InferOutput<typeof item>,
  base: string,
  homePage: string,
): ParsedItem {
  // In version 1, an item has a single author.
  const named = parsed.authors.length > 0 ? parsed.authors : [parsed.author ?? noAuthor];
  const files = filesOf(
    parsed.attachments.map((file) => ({
      url: file.url,
      type: file.mime_type,
      length: file.size_in_bytes,
      duration: file.duration_in_seconds,
    })),
    base,
  );
  const link = parsed.url || parsed.external_url || files[0]?.url || '';
  const title = escapeHtml(parsed.title);
  const content = parsed.content_html || paragraphs(escapeHtml(parsed.content_text));
  return {
    ...identityOf({ id: parsed.id, link, title, content }, base, resolved(homePage, base) || base),
    title,
    summary: escapeHtml(parsed.summary),
    content,
    contentBase: '',
    date: isoDate(parsed.date_published || parsed.date_modified),
    updated: isoDate(parsed.date_modified),
    authors: named.filter(({ name }) => name !== '').map(createAuthor),
    categories: [],
    tags: parsed.tags.map(escapeHtml),
    image: resolved(parsed.image || parsed.banner_image, base),
    language: parsed.language,
    enclosures: files,
    episode: {},
  };
}

const noAuthor = { name: '', url: '' };

function createAuthor({ name, url }: v.InferOutput<typeof author>) {
  return { name: escapeHtml(name), ...(url === '' ? {} : { url }) };
}
