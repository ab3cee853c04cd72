import { parseArgs } from 'node:util';
import { targetUrl } from './client/target.ts';
import { Failure } from './command/failure.ts';
import { plural } from './command/plural.ts';
import { runCommand } from './command/run-command.ts';
import { fetchFeed } from './compare/fetch-feed.ts';
import { type LiveFeed, readLiveFeed } from './compare/live-feed.ts';
import { matchFeed, type OurItem } from './compare/match-feed.ts';
import { itemsOfFeedmill, itemsOfSite } from './compare/our-items.ts';
import { printIdKinds, printMatch } from './compare/print-match.ts';

const help = `Shows which items of your present feed would keep their id in Feedmill, and which ones
feed readers would show a second time.

  npm run compare-feed -- <feed> --site <folder>
  npm run compare-feed -- <feed> --to <url>

  <feed>            the URL of the feed, or a file: RSS, RDF, Atom or JSON Feed
  --site <folder>   compare with the articles that an import of this site would make
  --to <url>        compare with a running Feedmill
  --all             list all items, not only some
  --help            print this

Without --site and --to, it shows only which kinds of ids the feed has. Exit status: 0 no item would
appear twice, 1 some would, or nothing could be compared, 2 usage error.
`;

// The number of items of each kind that are listed without --all.
const maxExamples = 5;

await runCommand('compare-feed', help, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      to: { type: 'string' },
      all: { type: 'boolean', default: false },
    },
  });
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) {
    throw new Failure(
      'name one feed, as in: npm run compare-feed -- https://example.com/feed.xml',
      2,
    );
  }
  if (values.site !== undefined && values.to !== undefined) {
    throw new Failure('give --site or --to, not both', 2);
  }
  const { text, url } = await fetchFeed(source);
  const feed = readLiveFeed(text, url);
  if (feed.items.length === 0) throw new Failure(`${source} has no items`);
  console.log(`Feed    ${feed.format}, ${plural(feed.items.length, 'item')}`);
  printIdKinds(feed.items);
  const ours = await itemsOf(values, feed);
  if (!ours) return 0;
  const match = matchFeed(feed.items, ours);
  printMatch(match, values.all ? Number.POSITIVE_INFINITY : maxExamples);
  return match.duplicated.length === 0 && match.kept.length > 0 ? 0 : 1;
});

async function itemsOf(
  { site, to }: { readonly site?: string | undefined; readonly to?: string | undefined },
  live: LiveFeed,
): Promise<readonly OurItem[] | undefined> {
  if (site !== undefined) return itemsOfSite(site);
  if (to === undefined) return undefined;
  const { origin } = targetUrl(to);
  const isEnough = (items: readonly OurItem[]) => matchFeed(live.items, items).absent.length === 0;
  return itemsOfFeedmill(origin, live.format, isEnough);
}
