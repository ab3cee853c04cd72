import { errorMessage } from '../model/error-message.ts';
import type { Format } from '../model/format.ts';
import { isXmlText } from '../model/text.ts';
import { renderAtom } from './atom.ts';
import type { FeedDocument } from './document.ts';
import { renderJson } from './json.ts';
import { renderRss } from './rss.ts';

const renderers: Readonly<Record<Format, (document: FeedDocument) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/**
 * Renders a feed document in a format.
 *
 * @throws {Error} if that fails, or the text has characters that XML does not allow
 */
export function renderFeed(document: FeedDocument, format: Format): string {
  const text = renderers[format](document);
  // JSON can contain any character.
  if (format !== 'json' && !isXmlText(text)) {
    throw new Error('it has characters that XML does not allow');
  }
  return text;
}

/** Why a document cannot be rendered in a format; undefined if it can be. */
export function renderFailure(document: FeedDocument, format: Format): string | undefined {
  try {
    renderFeed(document, format);
    return undefined;
  } catch (error) {
    return errorMessage(error);
  }
}
