// Parses feeds of all formats into one model, to compare them.
import type { Element } from '@xmldom/xmldom';
import type { Format } from '../../src/model/format.ts';
import { childrenOf, childText, parseXml } from './xml.ts';

export interface ParsedFeed {
  readonly title: string | undefined;
  readonly items: readonly ParsedItem[];
}

export interface ParsedItem {
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  /** As plain text. */
  readonly summary: string | undefined;
  /** As HTML. */
  readonly content: string | undefined;
  readonly publishedAt: string | undefined;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly enclosure: string | undefined;
}

/**
 * Parses a feed document.
 *
 * @throws {Error} if it is not well-formed
 */
export function parseFeed(text: string, format: Format): ParsedFeed {
  if (format === 'json') return parseJson(text);
  const root = parseXml(text);
  return format === 'atom' ? parseAtom(root) : parseRss(root);
}

function parseRss(root: Element): ParsedFeed {
  const [channel] = childrenOf(root, 'channel');
  if (!channel) throw new Error('an RSS document without a channel');
  return {
    title: childText(channel, 'title'),
    items: childrenOf(channel, 'item').map((item) => ({
      id: childText(item, 'guid'),
      url: childText(item, 'link'),
      title: childText(item, 'title') || undefined,
      summary: htmlText(childText(item, 'description')),
      content: childText(item, 'content:encoded'),
      publishedAt: isoTime(childText(item, 'pubDate')),
      topics: childrenOf(item, 'category').map((category) => category.textContent ?? ''),
      authors: childrenOf(item, 'dc:creator').map((creator) => creator.textContent ?? ''),
      enclosure: childrenOf(item, 'enclosure')[0]?.getAttribute('url') ?? undefined,
    })),
  };
}

function parseAtom(root: Element): ParsedFeed {
  return {
    title: childText(root, 'title'),
    items: childrenOf(root, 'entry').map((entry) => {
      const links = childrenOf(entry, 'link');
      const linkOf = (rel: string | null) =>
        links.find((link) => link.getAttribute('rel') === rel)?.getAttribute('href') ?? undefined;
      return {
        id: childText(entry, 'id'),
        url: linkOf(null),
        title: childText(entry, 'title') || undefined,
        summary: htmlText(childText(entry, 'summary')),
        content: childText(entry, 'content'),
        publishedAt: isoTime(childText(entry, 'published')),
        topics: childrenOf(entry, 'category').map(
          (category) => category.getAttribute('term') ?? '',
        ),
        authors: childrenOf(entry, 'author').map((author) => childText(author, 'name') ?? ''),
        enclosure: linkOf('enclosure'),
      };
    }),
  };
}

interface JsonFeed {
  readonly title: string;
  readonly items: readonly {
    readonly id: string;
    readonly url?: string;
    readonly title?: string;
    readonly summary?: string;
    readonly content_html?: string;
    readonly content_text?: string;
    readonly date_published?: string;
    readonly tags?: readonly string[];
    readonly authors?: readonly { readonly name: string }[];
    readonly attachments?: readonly { readonly url: string }[];
  }[];
}

function parseJson(text: string): ParsedFeed {
  const feed: JsonFeed = JSON.parse(text);
  return {
    title: feed.title,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      // In a feed of summaries, the summary is the text of the item.
      summary: item.summary ?? (item.content_text || undefined),
      content: item.content_html,
      publishedAt: isoTime(item.date_published),
      topics: item.tags ?? [],
      authors: (item.authors ?? []).map(({ name }) => name),
      enclosure: item.attachments?.[0]?.url,
    })),
  };
}

// RSS and Atom contain summaries as HTML. A second parse yields their text.
function htmlText(html: string | undefined): string | undefined {
  if (html === undefined || html === '') return undefined;
  return parseXml(`<p>${html}</p>`).textContent ?? undefined;
}

function isoTime(text: string | undefined): string | undefined {
  return text === undefined ? undefined : new Date(text).toISOString();
}
