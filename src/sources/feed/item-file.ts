import { digest, type HashedFile, type PostFile } from '../../model/post-file.ts';
import type { FeedHead, ParsedItem } from './feed-page.ts';

// A day that is in no calendar: an item's date stands in it, and may change without its path.
const noDay = '0000-00-00';

// Characters of a title or a summary that are taken.
const maxText = 5_000;
const maxNames = 100;
const maxName = 300;

/** The path of the post that an item is. It says of the item its id alone, which is all that stays. */
export async function pathOfItem(id: string): Promise<string> {
  return `_posts/${noDay}-${(await digest(id)).slice(0, 32)}.html`;
}

/** An item as the post that it would be in a site of files, so that it is read like those. */
export async function fileOfItem(item: ParsedItem): Promise<HashedFile> {
  const { id, url, title, summary, content, language, image, enclosure, authors } = item;
  const cut = (text: string) => text.slice(0, maxText).toWellFormed();
  const names = (list: readonly string[]) =>
    list.slice(0, maxNames).map((name) => name.slice(0, maxName).toWellFormed());
  const data = {
    title: cut(title),
    ...filled({ date: cut(item.date), last_modified_at: cut(item.updated), lang: cut(language) }),
    ...filled({ summary: cut(summary), image: cut(image) }),
    ...item.episode,
    categories: names(item.categories),
    tags: names(item.tags),
    authors: authors.slice(0, maxNames),
    ...(enclosure ? { enclosure: filled(enclosure) } : {}),
    render_with_liquid: false,
    feedmill: { id: cut(id), url: cut(url) },
  };
  // JSON is YAML, but for what looks like the end of a line there.
  const front = JSON.stringify(data).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
  const text = `---\n${front}\n---\n${content.toWellFormed()}`;
  // One without an id and an address is reported by what it says.
  const path = await pathOfItem(id || text);
  const hash = `feed:${(await digest(text)).slice(0, 40)}`;
  return { path, hash, bytes: bytesOf(text), modifiedAt: new Date(0) };
}

/** What a feed says of its site, as a configuration says it. */
export function configOf(head: FeedHead): PostFile {
  const { author, podcast } = head;
  const config = {
    ...filled({ title: head.title, description: head.description, url: head.url }),
    ...filled({ lang: head.language, icon: head.icon, logo: head.logo }),
    ...(author ? { author } : {}),
    ...(podcast ? { podcast } : {}),
  };
  const bytes = bytesOf(JSON.stringify(config));
  return { path: '_config.yml', bytes, modifiedAt: new Date(0) };
}

function filled(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
