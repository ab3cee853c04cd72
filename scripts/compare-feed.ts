import { parseArgs } from 'node:util';
import { feedmillAddress } from './client/target.ts';
import { Failure, runCommand } from './command/failure.ts';
import { fetchFeed } from './compare/fetch-feed.ts';
import { type FeedItem, readLiveFeed } from './compare/live-feed.ts';
import { matchFeed, type OurItem } from './compare/match-feed.ts';
import { itemsOfFeedmill, itemsOfSite } from './compare/our-items.ts';
import { printIdKinds, printMatch } from './compare/print-match.ts';

const help = `Shows which items of a feed that you serve now would keep their id here, and which a
reader would show a second time.

  npm run compare-feed -- <feed> --site <folder>
  npm run compare-feed -- <feed> --to <url>

  <feed>            the address of the feed, or a file: RSS, RDF, Atom or JSON Feed
  --site <folder>   compare with what an import of this Jekyll site would make
  --to <url>        compare with what a running Feedmill has
  --all             show every item, not only some
  --help

Without --site and --to it says only what kind of ids the feed has. Exit status: 0 nothing would come
twice, 1 something would, or it cannot be known, 2 called wrongly.
`;

await runCommand('compare-feed', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      to: { type: 'string' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) {
    throw new Failure('give one feed: its address or a file; --help says more', 2);
  }
  if (values.site !== undefined && values.to !== undefined) {
    throw new Failure('give --site or --to, not both', 2);
  }
  const { text, url } = await fetchFeed(source);
  const feed = readLiveFeed(text, source, url);
  if (feed.items.length === 0) throw new Failure(`${source} has no items`);
  console.log(`Feed    ${feed.format}, ${feed.items.length} items`);
  printIdKinds(feed.items);
  const ours = await itemsOf(values, feed.items);
  if (!ours) return 0;
  const match = matchFeed(feed.items, ours);
  printMatch(match, values.all ? Number.POSITIVE_INFINITY : 5);
  return match.twice.length === 0 && match.kept.length > 0 ? 0 : 1;
});

async function itemsOf(
  { site, to }: { readonly site?: string | undefined; readonly to?: string | undefined },
  live: readonly FeedItem[],
): Promise<readonly OurItem[] | undefined> {
  if (site !== undefined) return itemsOfSite(site);
  if (to === undefined) return undefined;
  const { origin } = feedmillAddress(to);
  return itemsOfFeedmill(origin, (items) => matchFeed(live, items).absent.length === 0);
}
