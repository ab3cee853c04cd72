import { createDocument } from '../../src/feeds/document.ts';
import { renderWithoutFailures } from '../../src/feeds/render-without-failures.ts';
import { scopeSubject } from '../../src/feeds/subject.ts';
import type { Article } from '../../src/model/article.ts';
import { formatDetails, formats } from '../../src/model/format.ts';
import { siteScope } from '../../src/model/scope.ts';
import { median } from '../command/median.ts';
import { sampleSettings, sampleSite } from './sample-site.ts';

const articleCount = 20;
const rounds = 200;
// Rounds that are timed together, since the CPU clock is too coarse for a single round.
const roundsPerBatch = 10;

/** The CPU time of making a text, in milliseconds. */
export interface RenderFigures {
  readonly name: string;
  readonly median: number;
  readonly best: number;
}

/** Measures the rendering of a feed of whole articles in Node and, as a baseline, the joining of their texts. */
export function measureRendering(): RenderFigures[] {
  const articles = Array.from({ length: articleCount }, (_, index) => makeArticle(index));
  const subject = scopeSubject({ ...siteScope, name: '' }, sampleSite, sampleSite.origin);
  const contents = { subject, site: sampleSite, articles };
  const joined = () => articles.map(({ title, content }) => title + content).join('\n');
  return [
    measureCpuTime('their texts, joined', joined),
    ...formats.map((format) => {
      const render = () =>
        renderWithoutFailures(createDocument(contents, sampleSettings), format).text;
      return measureCpuTime(formatDetails[format].label, render);
    }),
  ];
}

/** Measures the CPU time of making and encoding a text. If median and minimum differ widely, the machine is busy. */
function measureCpuTime(name: string, render: () => string): RenderFigures {
  const encoder = new TextEncoder();
  const times = Array.from({ length: rounds / roundsPerBatch }, () => {
    const before = process.cpuUsage();
    for (let round = 0; round < roundsPerBatch; round++) encoder.encode(render());
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / roundsPerBatch;
  });
  return { name, median: median(times), best: Math.min(...times) };
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
