// Notices if documents or pages change. Their ETags contain `rendererVersion` and `pageVersion`: if these
// stay the same, readers keep getting a 304 for documents that the former code has rendered.
import { expect, it } from 'vitest';
import { rendererVersion } from '../../src/feeds/document.ts';
import { renderOpml } from '../../src/feeds/opml.ts';
import { renderFeed } from '../../src/feeds/render.ts';
import { mixSubject } from '../../src/feeds/subject.ts';
import { fingerprint } from '../../src/http/fingerprint.ts';
import type { Article, PublishedSite } from '../../src/model/article.ts';
import { formats } from '../../src/model/format.ts';
import type { Scope } from '../../src/model/scope.ts';
import { archivePage } from '../../src/pages/archive.ts';
import { directoryPage, filteredPage } from '../../src/pages/directory.ts';
import { errorPage } from '../../src/pages/error.ts';
import { homePage } from '../../src/pages/home.ts';
import { pageVersion } from '../../src/pages/layout.ts';
import { localeOf } from '../../src/pages/locale.ts';
import { scopePage } from '../../src/pages/scope.ts';
import { articleWith, documentOf } from '../support/documents.ts';

// The versions that are in the code, and digests of what it renders.
const known = {
  documents: { version: 7, digest: 'mpisx7' },
  pages: { version: 10, digest: '1lbxisq' },
};

const articles: readonly Article[] = [
  articleWith({}),
  articleWith({
    feedId: 'tag:paper.example,2026:2',
    url: 'https://paper.example/2026/é/?a=1&b="2"',
    title: 'A <b>title</b> & more',
    summary: 'Some <i>text</i> ]]>',
    content: '<p>Text with ]]> and <img src="https://paper.example/a.png" alt=""></p>',
    authors: [{ name: 'Ann', url: 'https://ann.example/', email: 'ann@paper.example' }],
    categories: ['Town', 'R&D'],
    tags: ['c++', 'Town'],
    image: 'https://paper.example/a.png',
    imageDetails: { width: 3, height: 2, alt: 'A', caption: 'B', credit: 'C' },
    externalUrl: 'https://elsewhere.example/',
    language: 'fr',
  }),
  articleWith({
    feedId: 'https://paper.example/3',
    title: '',
    summary: '',
    content: '',
    authors: [],
    enclosure: {
      url: 'https://paper.example/a.mp3',
      mediaType: 'audio/mpeg',
      length: 123,
      duration: 61.5,
      episode: 2,
      season: 1,
      explicit: true,
      episodeType: 'bonus',
      seasonName: 'One',
      transcripts: [{ url: 'https://paper.example/a.vtt', mediaType: 'text/vtt' }],
      chapters: [{ start: 1.5, title: 'One' }],
      people: [{ name: 'Bo', role: 'guest' }],
    },
  }),
];

const site: PublishedSite = {
  title: 'The Paper',
  description: 'News & more',
  url: 'https://paper.example/',
  language: 'en',
  authors: [{ name: 'The Desk', url: 'https://paper.example/desk' }],
  icon: 'https://paper.example/icon.png',
  logo: 'https://paper.example/logo.png',
  podcast: {
    category: 'Society & Culture > Documentary',
    explicit: false,
    image: 'https://paper.example/cover.jpg',
    email: 'desk@paper.example',
    type: 'serial',
  },
  timeZone: 'Asia/Tokyo',
  origin: 'https://feeds.example',
};

const tag: Scope = {
  kind: 'tag',
  slug: 'c++',
  name: 'C++',
  revision: 9,
  changedAt: new Date('2026-05-02T08:00:00Z'),
  articleCount: 3,
};

const position = { publishedAt: new Date('2026-01-31T12:00:00Z'), articleId: 17 };
const mix = { match: 'any', scopes: [tag, { kind: 'tag', slug: 'x' }], without: [] } as const;

function documents(): string[] {
  const withdrawn = [{ feedId: 'https://paper.example/4', withdrawnAt: tag.changedAt }];
  const inMix = mixSubject(mix, [tag, { ...tag, slug: 'x', name: 'X' }], site);
  const feeds = [
    documentOf(articles, { site, contents: { older: position, isCut: true, withdrawn } }),
    documentOf(articles, { scope: tag, site, settings: { hubs: ['https://hub.example/'] } }),
    documentOf(articles, { site, settings: { content: 'summary' } }),
    documentOf(articles, { contents: { page: position, older: 'start', newer: position } }),
    documentOf([], {
      contents: { subject: inMix, before: position, next: position, isSearchCut: true },
    }),
  ];
  const feed = { title: 'A & B', feedUrl: 'https://feeds.example/rss.xml', pageUrl: site.url };
  const outlines = [feed, { title: 'Tags', outlines: [feed] }];
  return [
    ...feeds.flatMap((document) => formats.map((format) => renderFeed(document, format))),
    renderOpml({ title: 'A & B', changedAt: tag.changedAt, outlines }),
  ];
}

async function pages(): Promise<string[]> {
  const context = {
    site,
    locale: localeOf(site),
    publicUrl: 'https://feeds.example',
    kinds: ['tag'],
    hasSearch: true,
    hasPictures: true,
  } as const;
  const contents = { scope: { ...tag, kind: 'tag' }, articles, older: position } as const;
  const part = { kind: 'tag', shown: [tag] } as const;
  const all = [
    homePage(context, contents, [{ ...part, hasMore: true }]),
    scopePage(context, contents),
    archivePage(context, { ...contents, start: position, newer: position }),
    directoryPage(context, { ...part, page: 2, pages: 9, recent: [tag] }),
    filteredPage(context, 'tag', { text: 'c+', found: [tag] }),
    errorPage(context, { error: 'missing' }),
  ];
  return (await Promise.all(all)).map(String);
}

const remedy = (version: string, file: string) =>
  `what is rendered has changed. Raise ${version} in ${file}, unless this release has raised it already, and copy the received values to the top of this test`;

it('documents change only with rendererVersion', () => {
  const received = { version: rendererVersion, digest: fingerprint(documents().join('\0')) };
  expect(received, remedy('rendererVersion', 'src/feeds/document.ts')).toEqual(known.documents);
});

it('pages change only with pageVersion', async () => {
  const received = { version: pageVersion, digest: fingerprint((await pages()).join('\0')) };
  expect(received, remedy('pageVersion', 'src/pages/layout.ts')).toEqual(known.pages);
});
