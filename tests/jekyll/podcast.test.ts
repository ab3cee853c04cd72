import { describe, expect, it } from 'vitest';
import { podcastOf } from '../../src/jekyll/podcast.ts';
import { podcastNotes } from '../../src/jekyll/podcast-notes.ts';
import type { Values } from '../../src/jekyll/values.ts';

const base = 'https://show.example/cast/';
const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';

const podcastFrom = (values: Values) => podcastOf(values, base);

describe('the podcast of a site', () => {
  it.each([
    ['a map', { podcast: { category: 'Arts', explicit: 'yes', email: 'a@b.example' } }],
    ['a map named itunes', { itunes: { category: 'Arts', explicit: 'yes', email: 'a@b.example' } }],
    [
      'keys with a prefix, as in Jekyll Podcast Feed',
      { podcast_category: 'Arts', podcast_explicit: 'yes', podcast_email: 'a@b.example' },
    ],
    [
      'keys with another prefix',
      { itunes_category_one: 'Arts', itunes_explicit: 'yes', email: 'a@b.example' },
    ],
  ])('is described by %s', (_, values: Values) => {
    expect(podcastFrom(values)).toMatchObject({
      category: 'Arts',
      explicit: true,
      email: 'a@b.example',
    });
  });

  it.each([
    ['cover.jpg', { podcast: { image: 'cover.jpg' } }],
    ['art.png', { podcast_artwork: '/art.png' }],
    ['album.png', { podcast_album_art: 'album.png' }],
    ['logo.png', { podcast: { logo: '/logo.png' } }],
  ])('has the cover %s of %j', (file, values) => {
    expect(podcastFrom(values).image).toBe(base + file);
  });

  it('has its people, its owner, its UUID, its lock and where it is funded', () => {
    const podcast = podcastFrom({
      authors: { ann: { name: 'Ann', url: '/ann/', avatar: '/ann.jpg' } },
      podcast: {
        author: 'The Desk',
        owner: { name: 'The Publisher', email: 'desk@show.example' },
        guid: guid.toUpperCase(),
        locked: 'yes',
        funding: [{ url: '/give/', text: 'Give' }, 'https://www.give.example/show'],
        hosts: 'ann and Bob',
        people: [{ name: 'Cy', role: 'Producer', group: 'Writing' }],
      },
    });
    expect(podcast).toEqual({
      category: null,
      explicit: false,
      image: null,
      email: 'desk@show.example',
      type: 'episodic',
      author: 'The Desk',
      owner: 'The Publisher',
      guid,
      isLocked: true,
      funding: [
        { url: `${base}give/`, text: 'Give' },
        { url: 'https://www.give.example/show', text: 'give.example' },
      ],
      people: [
        { name: 'Ann', url: `${base}ann/`, image: `${base}ann.jpg` },
        { name: 'Bob' },
        { name: 'Cy', role: 'producer', group: 'writing' },
      ],
    });
  });
});

describe('the category of a podcast', () => {
  it.each([
    ['Society & Culture > Documentary', 'Society & Culture > Documentary'],
    ['society and culture>documentary', 'Society & Culture > Documentary'],
    [['Arts', 'books'], 'Arts > Books'],
    [
      { name: 'Kids &amp; Family', subcategory: 'Stories for Kids' },
      'Kids & Family > Stories for Kids',
    ],
    ['Books', 'Arts > Books'],
    ['TV &amp; Film', 'TV & Film'],
    ['Gardening', 'Gardening'],
    ['Technology > Gadgets', 'Technology > Gadgets'],
    [' > ', null],
    [[], null],
    [{ x: 1 }, null],
  ])('%j is %s', (category, name) => {
    expect(podcastFrom({ podcast: { category } }).category).toBe(name);
  });

  it('may have its subcategory beside it', () => {
    const values = { podcast_category: 'Education', podcast_subcategory_one: 'how-to' };
    expect(podcastFrom(values).category).toBe('Education > How To');
  });
});

describe('the notes about a podcast', () => {
  it.each([
    [{ category: 'Gardening' }, 'Gardening'],
    [{ image: '/cover.webp' }, 'must be a JPEG or PNG'],
    [{ image: 'http://show.example/cover.png' }, 'https'],
    [{ guid: 'mine' }, 'must be a UUID'],
    [{ email: 'at home' }, 'not a mail address'],
  ])('tell what directories would refuse of %j', (podcast, words) => {
    const notes = podcastNotes({ podcast }, base);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(words);
  });

  it.each([
    { podcast: { category: 'Arts > Books', image: '/cover.JPG', guid, email: 'a@b.example' } },
    { podcast: 'https://other.example/feed' },
    {},
  ])('are none for %j', (values) => {
    expect(podcastNotes(values, base)).toEqual([]);
  });
});
