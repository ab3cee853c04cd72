import { describe, expect, it } from 'vitest';
import { feedIdOf, type IdParts } from '../../src/jekyll/feed-id.ts';

const uuid = '123e4567-e89b-12d3-a456-426614174000';
const parts: IdParts = {
  url: 'https://paper.example/blog/2026/01/31/a.html',
  jekyllId: '/2026/01/31/a',
  base: 'https://paper.example/blog',
  publishedAt: new Date('2026-01-31T00:00:00Z'),
  data: { guid: 'https://old.example/?p=7', uuid, number: '17' },
};

const idBy = (rule: string, changes: Partial<IdParts> = {}) =>
  feedIdOf(rule, { ...parts, ...changes }).feedId;

describe('the id of an article', () => {
  it.each([
    ['jekyll', 'https://paper.example/blog/2026/01/31/a'],
    ['permalink', 'https://paper.example/blog/2026/01/31/a.html'],
    ['tag:paper.example,2021:{path}', 'tag:paper.example,2021:/blog/2026/01/31/a.html'],
    ['tag:paper.example,{date}:{id}', 'tag:paper.example,2026-01-31:/2026/01/31/a'],
    ['guid', 'https://old.example/?p=7'],
    ['uuid', `urn:uuid:${uuid}`],
    ['missing', 'https://paper.example/blog/2026/01/31/a'],
  ])('with FEED_ID=%s is %s', (rule, id) => {
    expect(idBy(rule)).toBe(id);
  });

  it("is jekyll-feed's, with a note, if the value of the key is neither a URI nor a UUID", () => {
    expect(feedIdOf('number', parts)).toEqual({
      feedId: 'https://paper.example/blog/2026/01/31/a',
      notes: [{ reason: 'feed-id', text: expect.stringContaining('"number"') }],
    });
  });
});

describe("jekyll-feed's id", () => {
  it.each([
    ['https://Paper.example', '/a', 'https://paper.example/a'],
    ['https://paper.example/', '/a', 'https://paper.example//a'],
    ['https://paper.example', '/#14 ¿Ogg?', 'https://paper.example/#14%20%C2%BFOgg?'],
    ['https://paper.example', '/c#', 'https://paper.example/c'],
    ['https://paper.example', '/a%2fb%7e%zz', 'https://paper.example/a%2Fb~%25zz'],
    ['https://paper.example', '/100%', 'https://paper.example/100%25'],
    ['https://paper.example', '/[x]|y\\z', 'https://paper.example/%5Bx%5D%7Cy%5Cz'],
    ['https://paper.example', '/a/../b/./c', 'https://paper.example/b/c'],
    ['https://paper.example', '/e\u0301', 'https://paper.example/%C3%A9'],
    ['https://paper.example', "/it's-(x)!", "https://paper.example/it's-(x)!"],
  ])('of %s and %s is %s', (base, jekyllId, id) => {
    expect(idBy('jekyll', { base, jekyllId })).toBe(id);
  });
});
