// Follows the links of a feed back to its first article (RFC 5005 §4; JSON Feed, next_url).
import * as v from 'valibot';
import { type Format, formatDetails } from '../../src/model/format.ts';
import { siteScope } from '../../src/model/scope.ts';
import { feedPath } from '../../src/model/urls.ts';
import { get, publicUrl } from './feedmill.ts';
import { childrenOf, childText, parseXml } from './xml.ts';

/** A document of the archive. Its links are paths. */
interface Page {
  readonly path: string;
  readonly text: string;
  readonly titles: readonly string[];
  readonly isArchive: boolean;
  readonly older: string | undefined;
  readonly newer: string | undefined;
  readonly current: string | undefined;
}

/** Reads a feed and all pages of its archive, newest first. */
export async function walkArchive(base: string, format: Format): Promise<Page[]> {
  const pages: Page[] = [];
  let next: string | undefined = base + feedPath(siteScope, format).slice(1);
  while (next !== undefined) {
    if (pages.length > 100) throw new Error(`the archive of ${base} does not end`);
    const response: Response = await get(next);
    if (response.status !== 200) throw new Error(`${next}: ${response.status}`);
    if (!response.headers.get('Content-Type')?.startsWith(formatDetails[format].mediaType)) {
      throw new Error(`${next} is a ${response.headers.get('Content-Type')}`);
    }
    const page: Page = readPage(next, await response.text(), format);
    pages.push(page);
    next = page.older;
  }
  return pages;
}

function readPage(path: string, text: string, format: Format): Page {
  return format === 'json' ? readJson(path, text) : readXml(path, text, format);
}

const jsonFeed = v.object({
  next_url: v.optional(v.string()),
  items: v.array(v.object({ title: v.string() })),
});

function readJson(path: string, text: string): Page {
  const { next_url, items } = v.parse(jsonFeed, JSON.parse(text));
  return {
    path,
    text,
    titles: items.map(({ title }) => title),
    isArchive: path.includes('/archive/'),
    older: pathOf(next_url),
    newer: undefined,
    current: undefined,
  };
}

function readXml(path: string, text: string, format: 'rss' | 'atom'): Page {
  const root = parseXml(text);
  const head = format === 'rss' ? childrenOf(root, 'channel')[0] : root;
  if (!head) throw new Error(`${path} has no channel`);
  const links = childrenOf(head, format === 'rss' ? 'atom:link' : 'link');
  const to = (rel: string) =>
    pathOf(links.find((link) => link.getAttribute('rel') === rel)?.getAttribute('href'));
  return {
    path,
    text,
    titles: childrenOf(head, format === 'rss' ? 'item' : 'entry').map(
      (item) => childText(item, 'title') ?? '',
    ),
    isArchive: childrenOf(head, 'fh:archive').length > 0,
    older: to('prev-archive'),
    newer: to('next-archive'),
    current: to('current'),
  };
}

function pathOf(url: string | null | undefined): string | undefined {
  return url?.slice(publicUrl.length);
}
