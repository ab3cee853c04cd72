import type { Author } from '../../model/article.ts';

/** A document of a feed: what is subscribed to, or a page of its archive. */
export interface FeedPage {
  readonly head: FeedHead;
  readonly items: readonly ParsedItem[];
  /** Ids of items that were deleted (RFC 6721). */
  readonly deleted: readonly string[];
  /** Where what is older is: of a page of an archive, or of the next page; empty where nowhere. */
  readonly next: string;
}

/** What a feed says of its site. */
export interface FeedHead {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly language: string;
  readonly author: Author | undefined;
  readonly icon: string;
  readonly logo: string;
  /** As `_config.yml` has it under `podcast`. */
  readonly podcast: Readonly<Record<string, unknown>> | undefined;
}

/** An item as a feed has it. What it does not say is empty. */
export interface ParsedItem {
  /** As it is written, but for white space around it. */
  readonly id: string;
  /** Absolute where the feed says what it is relative to. */
  readonly url: string;
  /** HTML of one line. */
  readonly title: string;
  /** HTML. */
  readonly summary: string;
  /** HTML. */
  readonly content: string;
  /** In ISO 8601, or as it is written where it is no date. */
  readonly date: string;
  readonly updated: string;
  readonly authors: readonly Author[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly image: string;
  readonly language: string;
  /** As front matter has it under `enclosure`. */
  readonly enclosure: Readonly<Record<string, string>> | undefined;
  /** `episode`, `season` and `explicit`, as front matter has them. */
  readonly episode: Readonly<Record<string, string>>;
}

/** A date in one form for all; as it is written where it is none. */
export function isoDate(written: string): string {
  const time = Date.parse(written);
  return Number.isNaN(time) ? written : new Date(time).toISOString();
}

/** Text of lines and paragraphs as HTML; it has no markup of its own. */
export function paragraphs(escaped: string): string {
  return escaped
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => `<p>${one.replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

/** The names of a kind: which it is, the address says that stands for it, as in our own feeds. */
export function topicsOf(
  topics: readonly { readonly name: string; readonly scheme: string | undefined }[],
): Pick<ParsedItem, 'categories' | 'tags'> {
  const isTag = ({ scheme }: (typeof topics)[number]) => /(?:^|[/_])tags?\/?$/.test(scheme ?? '');
  const names = (list: typeof topics) => list.map(({ name }) => name);
  return {
    categories: names(topics.filter((topic) => !isTag(topic))),
    tags: names(topics.filter(isTag)),
  };
}
