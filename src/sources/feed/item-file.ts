import { digest } from '../../model/digest.ts';
import type { HashedFile, PostFile } from '../../model/post-file.ts';
import type { FeedHead, ParsedItem } from './feed-page.ts';

// The file name of a post starts with a date. The date of an item may change, but its path must not, so
// all paths have this one, which is in no calendar.
const placeholderDate = '0000-00-00';

// Limits in characters.
const maxText = 5_000;
const maxName = 300;

// Limit for lists of names.
const maxNames = 100;

/** The path of an item's post. It depends only on the id, which never changes. */
export async function pathOfItem(id: string): Promise<string> {
  return `_posts/${placeholderDate}-${(await digest(id)).slice(0, 32)}.html`;
}

/** An item as a file of a Jekyll site. */
export async function fileOfItem(item: ParsedItem): Promise<HashedFile> {
  const { id, url, title, summary, content, language, image, authors } = item;
  const cut = (text: string) => text.slice(0, maxText).toWellFormed();
  const names = (list: readonly string[]) =>
    list.slice(0, maxNames).map((name) => name.slice(0, maxName).toWellFormed());
  const data = {
    title: cut(title),
    ...nonEmpty({ date: cut(item.date), last_modified_at: cut(item.updated), lang: cut(language) }),
    ...nonEmpty({ summary: cut(summary), image: cut(image) }),
    ...item.episode,
    categories: names(item.categories),
    tags: names(item.tags),
    authors: authors.slice(0, maxNames),
    ...enclosureOf(item),
    render_with_liquid: false,
    feedmill: { id, url: cut(url), ...nonEmpty({ base: cut(item.contentBase) }) },
  };
  // JSON is also YAML, except that YAML does not allow these characters unescaped.
  const yaml = JSON.stringify(data).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, jsonEscape);
  const text = `---\n${yaml}\n---\n${content.toWellFormed()}`;
  // An item with neither an id nor a URL is reported as a problem, under a path of its own.
  const path = await pathOfItem(id || text);
  const hash = `feed:${(await digest(text)).slice(0, 40)}`;
  return { path, hash, bytes: bytesOf(text), modifiedAt: new Date(0) };
}

function enclosureOf({ enclosures }: ParsedItem): Readonly<Record<string, unknown>> {
  const files = enclosures.map(nonEmpty);
  return files.length > 0 ? { enclosure: files.length > 1 ? files : files[0] } : {};
}

/** The configuration of a Jekyll site with the feed's title, URL and so on. */
export function configOf(head: FeedHead): PostFile {
  const { author, podcast } = head;
  const config = {
    ...nonEmpty({ title: head.title, description: head.description, url: head.url }),
    ...nonEmpty({ lang: head.language, icon: head.icon, logo: head.logo }),
    ...(author ? { author } : {}),
    ...(podcast ? { podcast } : {}),
  };
  const bytes = bytesOf(JSON.stringify(config));
  return { path: '_config.yml', bytes, modifiedAt: new Date(0) };
}

function nonEmpty(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

function jsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
