import type { Format } from '../model/format.ts';
import { renderAtom } from './atom.ts';
import type { FeedDocument } from './document.ts';
import { renderJson } from './json.ts';
import { renderRss } from './rss.ts';

const renderers: Readonly<Record<Format, (document: FeedDocument) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/** The text of a feed document in a format. */
export function renderFeed(document: FeedDocument, format: Format): string {
  return renderers[format](document);
}
