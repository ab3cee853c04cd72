import type { Format } from '../model/format.ts';
import type { FeedDocument } from './document.ts';
import { renderFailure, renderFeed } from './render.ts';

/** The text of a document, and the items that had to be left out. */
export interface RenderedFeed {
  readonly text: string;
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * Renders a document, and leaves out items that cannot be rendered, since one item must not break a feed.
 * The render check of an import should have rejected such an item.
 *
 * @throws {Error} if the document cannot be rendered without these items either
 */
export function renderWithoutFailures(document: FeedDocument, format: Format): RenderedFeed {
  try {
    return { text: renderFeed(document, format), leftOut: [] };
  } catch {
    const { items } = document;
    const reasons = items.map((item) => renderFailure({ ...document, items: [item] }, format));
    const rendered = items.filter((_, at) => reasons[at] === undefined);
    const leftOut = items.flatMap(({ id }, at) => {
      const reason = reasons[at];
      return reason === undefined ? [] : [{ id, reason }];
    });
    return { text: renderFeed({ ...document, items: rendered }, format), leftOut };
  }
}
