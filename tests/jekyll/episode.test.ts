import { describe, expect, it } from 'vitest';
import { episodeOf } from '../../src/jekyll/episode.ts';
import type { Values } from '../../src/jekyll/values.ts';

const siteUrl = 'https://show.example/cast/';
const byKey = { ann: { name: 'Ann', avatar: '/ann.jpg' } };

const read = (data: Values) => episodeOf(data, { byKey, siteUrl });

describe('an episode', () => {
  it.each<[Values]>([
    [{ episode: '12', season: '2', explicit: 'no', episode_type: 'Bonus' }],
    [{ episode_number: '012', season_number: '2', explicit: 'clean', episodetype: 'bonus' }],
    [{ podcast: { episode: '12', season: '2', explicit: 'false', type: 'bonus' } }],
    [{ itunes: { episode: '12', season: '2', explicit: 'n', episodeType: 'bonus' } }],
    [
      {
        podcast_episode: '12',
        itunes_season: '2',
        podcast_explicit: 'no',
        itunes_episodeType: 'bonus',
      },
    ],
    [{ episode: { number: '12', type: 'bonus', explicit: 'no' }, season: { number: '2' } }],
  ])('has the numbers and the type of %j', (data) => {
    expect(read(data)).toEqual({ episode: 12, season: 2, explicit: false, episodeType: 'bonus' });
  });

  it('has a name of its season, a label of its number, a title of its own and a cover', () => {
    const data = {
      season: { number: '3', name: 'The <i>Race</i>' },
      episode: { number: '12.5', display: 'Extra', image: 'ep.jpg' },
      itunes_title: 'The bridge &amp; the town',
    };
    expect(read(data)).toEqual({
      season: 3,
      seasonName: 'The Race',
      episode: 12.5,
      episodeLabel: 'Extra',
      episodeTitle: 'The bridge & the town',
      cover: `${siteUrl}ep.jpg`,
    });
  });

  it('has people: names, keys of authors, or maps', () => {
    const data = {
      hosts: ['ann', { name: 'Bob', url: 'https://bob.example' }],
      guest: 'Cy, Di and Ed',
    };
    expect(read(data).people).toEqual([
      { name: 'Ann', image: `${siteUrl}ann.jpg` },
      { name: 'Bob', url: 'https://bob.example/' },
      ...['Cy', 'Di', 'Ed'].map((name) => ({ name, role: 'guest' })),
    ]);
  });

  it.each<[unknown]>([
    ['https://cdn.example'],
    ['cdn.example'],
    [null],
    [{}],
    [[[]]],
    [{ role: 'guest' }],
  ])('has no people in the hosts %j', (hosts) => {
    expect(read({ hosts }).people).toBeUndefined();
  });

  it.each<[Values]>([
    [{ episode: 'S01E02', season: 'two', explicit: '', episode_type: 'interview' }],
    [{ episode: ['1'], season: { number: '0' }, episode_type: {}, itunes_title: ['x'] }],
    [
      {
        episode: '-1',
        season: '1.5',
        image: '/a.jpg',
        type: 'full',
        podcast: 'https://a.example/a.mp3',
      },
    ],
    [{ episode: '9'.repeat(10_000), hosts: '', transcript: 'true', chapters: 'no' }],
  ])('has nothing of values of other kinds: %j', (data) => {
    expect(JSON.parse(JSON.stringify(read(data)))).toEqual({});
  });
});

describe('the transcripts of an episode', () => {
  it.each<[unknown, object[]]>([
    ['/ep/1.vtt', [{ url: `${siteUrl}ep/1.vtt`, mediaType: 'text/vtt' }]],
    [
      'https://cdn.example/1.SRT?x=1',
      [{ url: 'https://cdn.example/1.SRT?x=1', mediaType: 'application/x-subrip' }],
    ],
    ['/ep/1/transcript/', [{ url: `${siteUrl}ep/1/transcript/`, mediaType: 'text/html' }]],
    [
      { url: '/1', type: 'application/json', language: 'de_DE', rel: 'captions' },
      [{ url: `${siteUrl}1`, mediaType: 'application/json', language: 'de-DE', isCaptions: true }],
    ],
    [
      { vtt: '/1.vtt', txt: '/plain' },
      [
        { url: `${siteUrl}1.vtt`, mediaType: 'text/vtt' },
        { url: `${siteUrl}plain`, mediaType: 'text/plain' },
      ],
    ],
    [
      ['/1.html', { file: '/1.html' }, '/2.json'],
      [
        { url: `${siteUrl}1.html`, mediaType: 'text/html' },
        { url: `${siteUrl}2.json`, mediaType: 'application/json' },
      ],
    ],
  ])('are read from %j', (transcript, expected) => {
    expect(read({ transcript }).transcripts).toEqual(expected);
  });

  it.each<[unknown]>([
    ['true'],
    ['Ann: Hello. Bob: Hi.'],
    ['javascript:alert(1).vtt'],
    ['data:text/vtt;base64,AA.'],
    ['/notes.pdf'],
    [`/${'a'.repeat(10_000)}.vtt`],
    [{ url: '/1.xyz', type: '<b>' }],
    [{ url: ['/1.vtt'] }],
    [[[['/1.vtt']]]],
    [42],
  ])('are none for %j', (transcript) => {
    expect(read({ transcript }).transcripts).toBeUndefined();
  });

  it('are at most twenty', () => {
    const transcripts = Array.from({ length: 1_000 }, (_, index) => `/${index}.vtt`);
    expect(read({ transcripts }).transcripts).toHaveLength(20);
  });
});

describe('the chapters of an episode', () => {
  it.each<[unknown, unknown]>([
    ['/ep1.json', { url: `${siteUrl}ep1.json`, mediaType: 'application/json+chapters' }],
    [
      { url: '/ep1', type: 'application/json' },
      { url: `${siteUrl}ep1`, mediaType: 'application/json' },
    ],
    [
      ['00:00:00.000 Intro.', '02:30 The <em>bridge</em>', '1:00:05 Outro'],
      [
        { start: 0, title: 'Intro.' },
        { start: 150, title: 'The bridge' },
        { start: 3605, title: 'Outro' },
      ],
    ],
    [
      [
        { start: '00:10', title: 'Later', href: 'https://a.example/' },
        { startTime: 5, title: 'First' },
      ],
      [
        { start: 5, title: 'First' },
        { start: 10, title: 'Later', url: 'https://a.example/' },
      ],
    ],
  ])('are read from %j', (chapters, expected) => {
    expect(read({ chapters }).chapters).toEqual(expected);
  });

  it.each<[unknown]>([
    ['true'],
    ['/chapters.txt'],
    [[]],
    [['Intro', '99:99 x', '00:10', null, {}, ['00:10 x']]],
    [{ url: 'javascript:x.json' }],
    [7],
  ])('are none for %j', (chapters) => {
    expect(read({ chapters }).chapters).toBeUndefined();
  });
});
