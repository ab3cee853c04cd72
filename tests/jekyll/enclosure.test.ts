import { describe, expect, it } from 'vitest';
import { enclosureOf } from '../../src/jekyll/enclosure.ts';
import type { Values } from '../../src/jekyll/values.ts';

const base = 'https://paper.example/notes/';

describe('the enclosure of a post', () => {
  it.each([
    [{ audio: '/a.mp3' }, 'https://paper.example/notes/a.mp3', 'audio/mpeg', 0],
    [{ audio: '/A.MP3?x=1' }, 'https://paper.example/notes/A.MP3?x=1', 'audio/mpeg', 0],
    [{ video: 'v.mp4' }, 'https://paper.example/notes/v.mp4', 'video/mp4', 0],
    [
      { podcast: '/%2314.ogg', length: '123' },
      'https://paper.example/notes/%2314.ogg',
      'audio/ogg',
      123,
    ],
    [
      { enclosure: { url: '/a', type: 'audio/x-y', length: '5' } },
      'https://paper.example/notes/a',
      'audio/x-y',
      5,
    ],
    [
      { audio: { url: '/a.opus', size: 77 } },
      'https://paper.example/notes/a.opus',
      'audio/opus',
      77,
    ],
    [{ audio: '/a.m4a', length: '52:14' }, 'https://paper.example/notes/a.m4a', 'audio/x-m4a', 0],
    [{ audio: '/what', video: '/v.webm' }, 'https://paper.example/notes/v.webm', 'video/webm', 0],
  ])('of %j is %s of type %s with %i bytes', (data, url, mediaType, length) => {
    expect(enclosureOf(data, base)).toMatchObject({ url, mediaType, length });
  });

  it.each([
    [{ podcast_link: '/%2314.mp3' }, 0, null],
    [{ audio: '/a.mp3', length: '52:14' }, 0, 3134],
    [{ audio: '/a.mp3', duration: '1:02:03', length: '99' }, 99, 3723],
    [{ audio: '/a.mp3', duration: '90' }, 0, 90],
    [{ audioFile: '/a.mp3', duration: '1h 2m 3s', audio_length: '1,234,567' }, 1_234_567, 3723],
    [{ 'podcast-file': '/a.mp3', podcast: { duration: 'PT45M12S' } }, 0, 2712],
    [{ enclosure_url: '/a.mp3', enclosure_length: '5', itunes_duration: '45 min' }, 5, 2700],
    [{ audio: '/a.mp3', duration: 'long', length: 'h' }, 0, null],
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

describe('the files of a post', () => {
  const typesOf = (data: Values) => {
    const enclosure = enclosureOf(data, base);
    return [enclosure, ...(enclosure?.others ?? [])].map((file) => file?.mediaType);
  };

  it.each([
    [{ audio: { mp3: '/a.mp3', ogg: '/a.ogg' } }, ['audio/mpeg', 'audio/ogg']],
    [{ audio: ['/a.opus', { url: '/a.mp3' }] }, ['audio/opus', 'audio/mpeg']],
    [{ enclosures: ['/1.mp3', '/2.mp3'] }, ['audio/mpeg', 'audio/mpeg']],
    [{ mp3: '/a.mp3', ogg: '/a.ogg' }, ['audio/mpeg', 'audio/ogg']],
    [{ audio: '/a.mp3', video: '/a.mp4' }, ['audio/mpeg', 'video/mp4']],
    [{ audio: '/a.mp3', audio_url: 'https://cdn.example/a.mp3' }, ['audio/mpeg']],
    [{ audio: ['/a.mp3', '/a.mp3', ''] }, ['audio/mpeg']],
    [{ podcast: { mp3: { url: '/a.mp3' }, m4a: '/a.m4a' } }, ['audio/mpeg', 'audio/x-m4a']],
    [{ mp3: 'true', audio: '/a.ogg' }, ['audio/ogg']],
  ])('of %j have the types %j', (data, types) => {
    expect(typesOf(data)).toEqual(types);
  });

  it('have their own lengths and durations', () => {
    const filesize = { mp3: '7', ogg: '8' };
    const audio = { mp3: '/a.mp3', ogg: { url: '/a.ogg', duration: '2:00' } };
    expect(enclosureOf({ audio, filesize, duration: '1:00' }, base)).toMatchObject({
      length: 7,
      duration: 60,
      others: [{ length: 8, duration: 120 }],
    });
    expect(enclosureOf({ audio, length: '5' }, base)).toMatchObject({
      length: 5,
      others: [{ length: 0 }],
    });
  });

  it('are at most twenty', () => {
    const audio = Array.from({ length: 100 }, (_, index) => `/${index}.mp3`);
    expect(typesOf({ audio })).toHaveLength(20);
  });
});
