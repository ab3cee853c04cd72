import { createDocument, type FeedSettings } from '../../src/feeds/document.ts';
import { renderWithoutFailures } from '../../src/feeds/render-without-failures.ts';
import { scopeSubject } from '../../src/feeds/subject.ts';
import type { Article, PublishedSite } from '../../src/model/article.ts';
import { formats } from '../../src/model/format.ts';
import { noPodcast } from '../../src/model/podcast.ts';
import { siteScope } from '../../src/model/scope.ts';

const articleCount = 20;
const rounds = 200;
// Rounds at a time: less than that is too short for the clock of CPU time.
const batch = 10;

const publicUrl = 'https://feeds.example';

const site: PublishedSite = {
  title: 'The Paper',
  description: 'News of a small town',
  url: 'https://paper.example/',
  language: 'en',
  authors: [{ name: 'The Desk' }],
  icon: null,
  logo: null,
  podcast: noPodcast,
  origin: publicUrl,
};

const settings: FeedSettings = {
  publicUrl,
  content: 'full',
  maxAge: 300,
  maxBytes: 1_000_000,
  hubs: [],
};

/**
 * What it takes to render a feed of whole articles, in CPU time, beside putting the same text
 * together and nothing else.
 */
export async function benchFeeds(): Promise<void> {
  const articles = Array.from({ length: articleCount }, (_, at) => articleAt(at));
  const bytes = articles.reduce((sum, { content }) => sum + content.length, 0);
  console.log(`${articleCount} articles of ${Math.round(bytes / articleCount / 1000)} kB each`);
  const subject = scopeSubject({ ...siteScope, name: '' }, site, publicUrl);
  const contents = { subject, site, articles };
  const plain = timesOf(() => articles.map(({ title, content }) => title + content).join('\n'));
  console.log(`${plain} for their text put together`);
  for (const format of formats) {
    const times = timesOf(
      () => renderWithoutFailures(createDocument(contents, settings), format).text,
    );
    console.log(`${times} as ${format}`);
  }
}

/**
 * The middle and the lowest of many times, which a machine with other work tells apart; what is made is
 * written out as bytes, as an answer is.
 */
function timesOf(render: () => string): string {
  const encoder = new TextEncoder();
  const times = Array.from({ length: rounds / batch }, () => {
    const before = process.cpuUsage();
    for (let round = 0; round < batch; round++) encoder.encode(render());
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / batch;
  });
  times.sort((a, b) => a - b);
  const [middle = Number.NaN, least = Number.NaN] = [times[Math.floor(times.length / 2)], times[0]];
  return `${middle.toFixed(2)} ms of CPU (${least.toFixed(2)} at best)`;
}

function articleAt(at: number): Article {
  const paragraph =
    '<p>The ferry & the fog: a <a href="https://paper.example/?a=1&amp;b=2">tide</a> of 港口.</p>\n';
  const day = new Date(Date.UTC(2026, 0, 1 + at));
  return {
    feedId: `https://paper.example/2026/${at}`,
    url: `https://paper.example/2026/${at}.html`,
    title: `Markets & tides, part ${at}`,
    summary: 'What the harbour master says of the fog, and what the fishers say of him.',
    content: paragraph.repeat(100),
    authors: [{ name: 'Ann' }],
    categories: ['town', 'harbour'],
    tags: ['fog', 'ferry', '港口'],
    image: 'https://paper.example/fog.jpg',
    enclosure: null,
    language: null,
    publishedAt: day,
    updatedAt: day,
  };
}
