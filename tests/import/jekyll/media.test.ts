import { describe, expect, it } from 'vitest';
import { enclosureOf, firstImageOf, imageOf } from '../../../src/import/jekyll/media.ts';

const base = 'https://paper.example/2026/post.html';

describe('the picture of a post', () => {
  it.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['/img/a.png', 'https://paper.example/img/a.png'],
    ['a b.png', 'https://paper.example/2026/a%20b.png'],
    ['//cdn.example/a.png', 'https://cdn.example/a.png'],
    [{ url: '/a.png' }, 'https://paper.example/a.png'],
    [{ path: '/a.png', alt: 'A' }, 'https://paper.example/a.png'],
    ['data:image/png;base64,AA', null],
    ['javascript:alert(1)', null],
    ['', null],
    [undefined, null],
    [['/a.png'], null],
  ])('named as %j is %s', (image, address) => {
    expect(imageOf({ image }, base)).toBe(address);
  });

  it('is missing where the post says that it has none', () => {
    expect(imageOf({ image: 'false' }, base)).toBeNull();
  });

  it.each([
    [
      '<p>x</p><img alt="a" src="https://a.example/b.png?x=1&amp;y=2" />',
      'https://a.example/b.png?x=1&y=2',
    ],
    [
      '<img src="data:image/gif;base64,R0" /><img src="https://a.example/2" />',
      'https://a.example/2',
    ],
    ['<p>none</p>', null],
  ])('is the first one of its HTML: %s', (html, address) => {
    expect(firstImageOf(html)).toBe(address);
  });
});

describe('what comes with a post', () => {
  it.each([
    [{ audio: '/a.mp3' }, 'https://paper.example/a.mp3', 'audio/mpeg', 0],
    [{ audio: '/A.MP3?x=1' }, 'https://paper.example/A.MP3?x=1', 'audio/mpeg', 0],
    [{ video: 'v.mp4' }, 'https://paper.example/2026/v.mp4', 'video/mp4', 0],
    [{ podcast: '/%2314.ogg', length: '123' }, 'https://paper.example/%2314.ogg', 'audio/ogg', 123],
    [
      { enclosure: { url: '/a', type: 'audio/x-y', length: '5' } },
      'https://paper.example/a',
      'audio/x-y',
      5,
    ],
    [{ audio: { url: '/a.opus', size: 77 } }, 'https://paper.example/a.opus', 'audio/opus', 77],
    [{ audio: '/a.m4a', length: '52:14' }, 'https://paper.example/a.m4a', 'audio/mp4', 0],
    [{ audio: '/what', video: '/v.webm' }, 'https://paper.example/v.webm', 'video/webm', 0],
  ])('%j is at %s, a %s of %i bytes', (data, url, mediaType, length) => {
    expect(enclosureOf(data, base)).toEqual({ url, mediaType, length });
  });

  it.each([
    {},
    { audio: 'true' },
    { audio: '/a.xyz' },
    { audio: { url: '/a', type: 'not a type"' } },
    { audio: 'ftp://a.example/a.mp3' },
    { audio: null },
  ])('is nothing for %j', (data) => {
    expect(enclosureOf(data, base)).toBeNull();
  });
});
