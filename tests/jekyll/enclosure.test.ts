import { describe, expect, it } from 'vitest';
import { enclosureOf } from '../../src/jekyll/enclosure.ts';

const base = 'https://paper.example/2026/post.html';

describe('the enclosure of a post', () => {
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
  ])('of %j is %s of type %s with %i bytes', (data, url, mediaType, length) => {
    expect(enclosureOf(data, base)).toMatchObject({ url, mediaType, length });
  });

  it.each([
    [{ podcast_link: '/%2314.mp3' }, 0, null],
    [{ audio: '/a.mp3', length: '52:14' }, 0, 3134],
    [{ audio: '/a.mp3', duration: '1:02:03', length: '99' }, 99, 3723],
    [{ audio: '/a.mp3', duration: '90' }, 0, 90],
    [{ audio: { mp3: '/a.mp3', ogg: '/a.ogg' }, filesize: { mp3: '7', ogg: '8' } }, 7, null],
    [{ file: 'https://a.example/a.mp3', length: '1:00' }, 0, 60],
    [{ link: 'https://a.example/a.mp3', duration: '01:40', length: '1596939' }, 1596939, 100],
  ])('of %j has %i bytes and lasts %s seconds', (data, length, duration) => {
    expect(enclosureOf(data, base)).toMatchObject({ length, duration });
  });

  it.each([
    {},
    { link: 'https://a.example/page' },
    { file: '/a.pdf2' },
    { audio: 'true' },
    { audio: '/a.xyz' },
    { audio: { url: '/a', type: 'not a type"' } },
    { audio: 'ftp://a.example/a.mp3' },
    { audio: null },
  ])('is missing for %j', (data) => {
    expect(enclosureOf(data, base)).toBeNull();
  });
});
