import type { Context } from 'hono';
import type { Config } from '../config/config.ts';
import { createDocument, type FeedContents, type FeedSettings } from '../feeds/document.ts';
import { podcastGuid } from '../feeds/podcast-guid.ts';
import { renderWithoutFailures } from '../feeds/render-without-failures.ts';
import type { Budget } from '../model/budget.ts';
import { type Format, formatDetails } from '../model/format.ts';
import { isEpisode } from '../model/podcast.ts';
import type { AppEnv } from './context.ts';
import { publicUrlOf } from './origin.ts';

function feedSettings(config: Config, publicUrl: string): FeedSettings {
  return {
    publicUrl,
    content: config.feedContent,
    linkPosts: config.linkPosts,
    maxAge: config.feedMaxAge,
    maxBytes: config.feedMaxBytes,
    hubs: config.feedHubs,
  };
}

/** The limits of a feed. Summaries are short, so only their number is limited. */
export function feedBudget(config: Config): Budget {
  const { feedItems, feedMaxBytes, feedContent, isFeedItemsSet } = config;
  const bytes = feedContent === 'full' ? feedMaxBytes : Number.POSITIVE_INFINITY;
  const episodes = Math.ceil(feedMaxBytes / bytesOfEpisode);
  const podcast = { items: Math.max(feedItems, episodes), bytes };
  const unlimited = Number.POSITIVE_INFINITY;
  const ofContent = { full: feedMaxBytes, summary: unlimited, title: unlimited };
  return { items: feedItems, bytes, podcast, ofContent, followsSite: !isFeedItemsSet };
}

// Roughly the bytes of an episode with a short description. So many can be in the feed of a podcast.
const bytesOfEpisode = 2_000;

/**
 * Renders a feed document and sets its `Content-Type`. Items that cannot be rendered are left out and
 * logged.
 *
 * @param only the ids of the items to render; all of them by default
 */
export async function renderDocument(
  c: Context<AppEnv>,
  contents: FeedContents,
  format: Format,
  only?: ReadonlySet<string>,
): Promise<string> {
  c.header('Content-Type', `${formatDetails[format].mediaType}; charset=utf-8`);
  const { config } = c.var;
  const settings = feedSettings(config, publicUrlOf(config, contents.site));
  const guid = await guidOf(contents, format, settings.publicUrl);
  const document = createDocument({ ...contents, podcastGuid: guid }, settings);
  const items = only ? document.items.filter(({ id }) => only.has(id)) : document.items;
  const { text, leftOut } = renderWithoutFailures({ ...document, items }, format);
  for (const { id, reason } of leftOut) {
    console.error({ message: 'article left out', path: c.req.path, id, reason });
  }
  return text;
}

// Only the RSS of a podcast has it.
async function guidOf(
  { subject, site, articles, presentation }: FeedContents,
  format: Format,
  publicUrl: string,
): Promise<string | undefined> {
  if (format !== 'rss' || !articles.some(isEpisode)) return undefined;
  return presentation?.podcast?.guid ?? podcastGuid(subject.path, site, publicUrl);
}
