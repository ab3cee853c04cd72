import * as v from 'valibot';
import { escapeHtml } from '../../model/text.ts';
import { resolved } from './elements.ts';
import { type FeedPage, isoDate, type ParsedItem, paragraphs } from './feed-page.ts';

// What is not as it should be counts as not said, but for an item's id.
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
  next_url: text,
  items: v.array(item),
});

/**
 * Reads a document in JSON Feed 1 or 1.1.
 *
 * @returns undefined where it is none
 */
export function readJsonPage(json: string, address: string): FeedPage | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), page), json);
  if (!parsed.success) return undefined;
  const feed = parsed.output;
  const [first] = feed.authors;
  return {
    head: {
      title: feed.title,
      description: feed.description,
      url: resolved(feed.home_page_url, address),
      language: feed.language,
      author: first && first.name !== '' ? authorOf(first) : undefined,
      icon: resolved(feed.icon || feed.favicon, address),
      logo: '',
      podcast: undefined,
    },
    items: feed.items.map((one) => itemOf(one, address)),
    deleted: [],
    next: resolved(feed.next_url, address),
  };
}

function itemOf(one: v.InferOutput<typeof item>, base: string): ParsedItem {
  const url = resolved(one.url, base);
  const named = one.authors.length > 0 ? one.authors : [one.author ?? { name: '', url: '' }];
  const [file] = one.attachments;
  return {
    id: one.id || url,
    url,
    title: escapeHtml(one.title),
    summary: escapeHtml(one.summary),
    content: one.content_html || paragraphs(escapeHtml(one.content_text)),
    date: isoDate(one.date_published || one.date_modified),
    updated: isoDate(one.date_modified),
    authors: named.filter(({ name }) => name !== '').map(authorOf),
    categories: [],
    tags: one.tags,
    image: resolved(one.image || one.banner_image, base),
    language: one.language,
    enclosure: file && {
      url: resolved(file.url, base),
      type: file.mime_type,
      length: file.size_in_bytes,
      duration: file.duration_in_seconds,
    },
    episode: {},
  };
}

function authorOf({ name, url }: v.InferOutput<typeof author>) {
  return { name, ...(url === '' ? {} : { url }) };
}
