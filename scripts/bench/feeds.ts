import { createDocument, type FeedSettings } from '../../src/feeds/document.ts';
import { renderWithoutFailures } from '../../src/feeds/render-without-failures.ts';
import { scopeSubject } from '../../src/feeds/subject.ts';
import type { Article, PublishedSite } from '../../src/model/article.ts';
import { formats } from '../../src/model/format.ts';
import { noPodcast } from '../../src/model/podcast.ts';
import { siteScope } from '../../src/model/scope.ts';
import { median } from '../command/median.ts';

const articleCount = 20;
const rounds = 200;
// Rounds that are timed together, since the CPU clock is too coarse for a single round.
const roundsPerBatch = 10;

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
  timeZone: 'UTC',
  origin: publicUrl,
};

const settings: FeedSettings = {
  publicUrl,
  content: 'full',
  linkPosts: 'page',
  maxAge: 300,
  maxBytes: 1_000_000,
  hubs: [],
};

/** Prints the CPU time of rendering a feed of whole articles and, as a baseline, of joining their text. */
export async function benchFeeds(): Promise<void> {
  const articles = Array.from({ length: articleCount }, (_, index) => makeArticle(index));
  const bytes = articles.reduce((sum, { content }) => sum + content.length, 0);
  console.log(`${articleCount} articles of ${Math.round(bytes / articleCount / 1000)} kB each`);
  const subject = scopeSubject({ ...siteScope, name: '' }, site, publicUrl);
  const contents = { subject, site, articles };
  const joined = () => articles.map(({ title, content }) => title + content).join('\n');
  console.log(`${measureCpuTime(joined)} to join their text`);
  for (const format of formats) {
    const render = () => renderWithoutFailures(createDocument(contents, settings), format).text;
    console.log(`${measureCpuTime(render)} as ${format}`);
  }
}

/**
 * Measures the CPU time of rendering and encoding a text, as a line with its median and minimum. If they
 * differ widely, the machine is busy.
 */
function measureCpuTime(render: () => string): string {
  const encoder = new TextEncoder();
  const times = Array.from({ length: rounds / roundsPerBatch }, () => {
    const before = process.cpuUsage();
    for (let round = 0; round < roundsPerBatch; round++) encoder.encode(render());
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / roundsPerBatch;
  });
  return `${median(times).toFixed(2)} ms of CPU (${Math.min(...times).toFixed(2)} at best)`;
}

function makeArticle(index: number): Article {
  const paragraph =
    '<p>The ferry & the fog: a <a href="https://paper.example/?a=1&amp;b=2">tide</a> of 港口.</p>\n';
  const day = new Date(Date.UTC(2026, 0, 1 + index));
  return {
    feedId: `https://paper.example/2026/${index}`,
    url: `https://paper.example/2026/${index}.html`,
    title: `Markets & tides, part ${index}`,
    summary: 'The harbour master on the fog, and the fishers on the harbour master.',
    content: paragraph.repeat(100),
    authors: [{ name: 'Ann' }],
    categories: ['town', 'harbour'],
    tags: ['fog', 'ferry', '港口'],
    image: 'https://paper.example/fog.jpg',
    imageDetails: null,
    enclosure: null,
    externalUrl: null,
    language: null,
    collection: null,
    isHidden: false,
    isUnlisted: false,
    publishedAt: day,
    updatedAt: day,
  };
}
