import { errorMessage } from '../model/error-message.ts';
import type { Format } from '../model/format.ts';
import { isXmlText } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import type { FeedItem } from './item.ts';
import { renderFeed } from './render.ts';

/** A document that is well-formed, and what had to be left out of it for that. */
export interface CheckedFeed {
  readonly text: string;
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * The text of a feed document, without the items that would break it. An article is looked at when
 * it is imported, so this is for what came past that: one item must never cost a feed.
 *
 * @throws where the feed cannot be rendered without any item either
 */
export function renderSound(document: FeedDocument, format: Format): CheckedFeed {
  try {
    return { text: renderChecked(document, format), leftOut: [] };
  } catch {
    const looked = document.items.map((item) => ({ item, reason: flawOf(document, item, format) }));
    const items = looked.flatMap(({ item, reason }) => (reason === undefined ? [item] : []));
    const leftOut = looked.flatMap(({ item, reason }) =>
      reason === undefined ? [] : [{ id: item.id, reason }],
    );
    return { text: renderChecked({ ...document, items }, format), leftOut };
  }
}

// Why an item cannot stand in a document of this format; undefined where it can.
function flawOf(document: FeedDocument, item: FeedItem, format: Format): string | undefined {
  try {
    renderChecked({ ...document, items: [item] }, format);
    return undefined;
  } catch (error) {
    return errorMessage(error);
  }
}

/**
 * The text of a feed document.
 *
 * @throws where it cannot be rendered, or XML cannot carry the text
 */
export function renderChecked(document: FeedDocument, format: Format): string {
  const text = renderFeed(document, format);
  if (!isXmlText(text)) throw new Error('it has characters that XML cannot carry');
  return text;
}
