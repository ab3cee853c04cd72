// Articles with hostile text that no import has cleaned, so the formats alone must cope with it.
import { describe, expect, it } from 'vitest';
import { renderWithoutFailures } from '../../src/feeds/render-without-failures.ts';
import type { Article } from '../../src/model/article.ts';
import { formats } from '../../src/model/format.ts';
import { plainLine, xmlText } from '../../src/model/text.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { parseFeed } from '../support/feed-reader.ts';
import { hostileText, randomFrom, seed } from '../support/random.ts';

const documents = 250;
const articlesEach = 40;

// Milliseconds. Parsing takes half a minute on a busy machine.
const timeout = 120_000;

describe.each(formats)('ten thousand random articles in %s', { timeout }, (format) => {
  it(`are all rendered, in well-formed documents (TEST_SEED=${seed})`, () => {
    const random = randomFrom(seed);
    for (let index = 0; index < documents; index++) {
      const articles = Array.from({ length: articlesEach }, () => randomArticle(random));
      const site = {
        title: plainLine(hostileText(random, 6)) || 'x',
        description: plainLine(hostileText(random, 9)),
        authors: [{ name: plainLine(hostileText(random, 4)) || 'x' }],
        icon: urlOf(random),
        logo: urlOf(random),
      };
      const document = documentOf(articles, { site, contents: index % 2 ? {} : archivePage });
      const { text, leftOut } = renderWithoutFailures(document, format);
      expect(leftOut).toEqual([]);
      const feed = parseFeed(text, format);
      expect(feed.title).toBe(site.title);
      expect(feed.items.map(({ id }) => id)).toEqual(articles.map(({ feedId }) => feedId));
      expect(feed.items.map(({ content }) => content)).toEqual(
        articles.map(({ content }) => content || undefined),
      );
      expect(feed.items.map(({ title }) => title ?? '')).toEqual(
        document.items.map(({ title }) => title),
      );
      for (const { url, enclosure } of feed.items) {
        for (const link of [url, enclosure]) if (link) expect(link).toMatch(rfc3986Url);
      }
      expect(feed.items.map(({ authors }) => authors)).toEqual(
        document.items.map(({ authors }) => authors.map(({ name }) => name)),
      );
    }
  });
});

// The syntax of an HTTPS URL (RFC 3986 §3).
const rfc3986Url =
  /^https:\/\/[a-z\d.-]+(?:\/(?:[\w.~!$&'()*+,;=:@/-]|%[\da-fA-F]{2})*)?(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-fA-F]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-fA-F]{2})*)?$/;

const archivePage = {
  page: { publishedAt: new Date('2026-05-01T06:30:00Z'), articleId: 1 },
  older: 'start',
  withdrawn: [{ feedId: 'https://paper.example/?a&b', withdrawnAt: new Date('2026-06-01T00:00Z') }],
} as const;

function randomArticle(random: () => number): Article {
  // One name in a hundred is long.
  const name = () => (plainLine(hostileText(random, 5)) || 'x').repeat(random() < 0.01 ? 200 : 1);
  const names = () => Array.from({ length: Math.floor(random() * 4) }, name);
  // XML parsers turn line breaks into LF; the parser of the tests does so with those of XML 1.1 too.
  const content = xmlText(hostileText(random, 30)).replace(
    /\r[\n\u0085]?|[\u0085\u2028\u2029]/g,
    '\n',
  );
  return articleWith({
    feedId: urlOf(random),
    url: urlOf(random),
    title: plainLine(hostileText(random, 8)),
    summary: plainLine(hostileText(random, 12)),
    content,
    authors: names().map((author) => ({ name: author, url: urlOf(random) })),
    categories: names(),
    tags: names(),
    image: random() < 0.5 ? urlOf(random) : null,
    enclosure: random() < 0.5 ? episodeOf(random) : null,
    language: random() < 0.5 ? 'fr' : null,
    publishedAt: new Date(Math.floor(random() * 4e9) * 1000),
    updatedAt: new Date(Math.floor(random() * 4e9) * 1000),
  });
}

function urlOf(random: () => number): string {
  const text = hostileText(random, 4).toWellFormed();
  const host = random() < 0.5 ? 'paper.example' : '港口.example';
  return new URL(`https://${host}/${text}?q=${text}&r=${random()}#${text}`).href;
}

function episodeOf(random: () => number) {
  const [episode, season] = [Math.floor(random() * 9), Math.floor(random() * 9)];
  const mediaType = random() < 0.5 ? 'audio/mpeg' : 'application/pdf';
  return { url: urlOf(random), mediaType, length: 7, duration: 61, episode, season };
}
