import type { Context } from 'hono';
import type { Config } from '../config/config.ts';
import { renderSound } from '../feeds/checked-render.ts';
import {
  createDocument,
  type FeedContents,
  type FeedSettings,
  rendererVersion,
} from '../feeds/document.ts';
import { fingerprint, type Variant } from '../http/validators.ts';
import type { Budget } from '../model/archive.ts';
import { type Format, formatFacts } from '../model/format.ts';
import type { AppEnv } from './context.ts';

/** What feed documents depend on besides the data, by this Feedmill's configuration. */
export function feedSettings(config: Config): FeedSettings {
  return {
    publicUrl: config.publicUrl,
    content: config.feedContent,
    maxAge: config.feedMaxAge,
    maxBytes: config.feedMaxBytes,
    hubs: config.feedHubs,
  };
}

/** How much a feed may hold. Summaries are so short that only their number counts. */
export function feedBudget({ feedItems, feedMaxBytes, feedContent }: Config): Budget {
  return {
    items: feedItems,
    bytes: feedContent === 'full' ? feedMaxBytes : Number.POSITIVE_INFINITY,
  };
}

/** What tells a feed in this format, by this configuration, from others of the same articles. */
export function feedVariant(config: Config, format: Format): Variant {
  const parts = [
    rendererVersion,
    feedSettings(config),
    config.feedItems,
    config.feedTombstones,
    config.site,
    // With deltas, caches keep feeds in another way: what they have from before is another document.
    ...(config.feedDelta ? ['delta'] : []),
  ];
  return `${format}-${fingerprint(JSON.stringify(parts))}`;
}

/**
 * The text of a feed document, with the headers that say what it is.
 *
 * @param only ids of the items that are shown, where not all are
 */
export function renderDocument(
  c: Context<AppEnv>,
  contents: FeedContents,
  format: Format,
  only?: ReadonlySet<string>,
): string {
  c.header('Content-Type', `${formatFacts[format].mediaType}; charset=utf-8`);
  const whole = createDocument(contents, feedSettings(c.var.config));
  const items = only ? whole.items.filter(({ id }) => only.has(id)) : whole.items;
  const { text, leftOut } = renderSound({ ...whole, items }, format);
  for (const { id, reason } of leftOut) {
    console.error({ message: 'article left out', path: c.req.path, id, reason });
  }
  return text;
}
