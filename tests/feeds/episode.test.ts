import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import type { Enclosure } from '../../src/model/article.ts';
import { noPodcast, type Person } from '../../src/model/podcast.ts';
import { articleWith, documentOf } from '../support/documents.ts';

const file = {
  url: 'https://paper.example/a.mp3',
  mediaType: 'audio/mpeg',
  length: 12_345,
  duration: 1_834,
};

function rendered(
  format: 'rss' | 'atom' | 'json',
  changes: Partial<Enclosure> = {},
  people: readonly Person[] = [],
): string {
  const article = articleWith({ enclosure: { ...file, ...changes } });
  return renderFeed(documentOf([article], { site: { podcast: { ...noPodcast, people } } }), format);
}

/** The start tags and texts of the podcast elements of the item. */
function elementsOf(changes: Partial<Enclosure>, people: readonly Person[] = []): string[] {
  const [, item = ''] = rendered('rss', changes, people).split('<item>');
  return (
    item.match(/<(?:podcast|psc|itunes):[^\n]*/g)?.filter((line) => !/duration/.test(line)) ?? []
  );
}

describe('an episode', () => {
  it('has its duration in seconds in JSON Feed', () => {
    expect(JSON.parse(rendered('json'))).toMatchObject({
      items: [{ attachments: [{ size_in_bytes: 12_345, duration_in_seconds: 1_834 }] }],
    });
  });

  it('has a title on its enclosure in Atom', () => {
    expect(rendered('atom')).toContain(
      'type="audio/mpeg" title="The bridge is open" length="12345"/>',
    );
  });

  it('has numbers for Apple, and for other apps what Apple does not allow', () => {
    expect(elementsOf({ season: 2, episode: 7 })).toEqual([
      '<itunes:season>2</itunes:season>',
      '<itunes:episode>7</itunes:episode>',
    ]);
    expect(
      elementsOf({ season: 2, seasonName: 'A & B', episode: 7, episodeLabel: 'Day 7' }),
    ).toEqual([
      '<itunes:season>2</itunes:season>',
      '<itunes:episode>7</itunes:episode>',
      '<podcast:season name="A &amp; B">2</podcast:season>',
      '<podcast:episode display="Day 7">7</podcast:episode>',
    ]);
    expect(elementsOf({ episode: 7.5 })).toEqual(['<podcast:episode>7.5</podcast:episode>']);
    expect(elementsOf({ episode: 0 })).toEqual(['<podcast:episode>0</podcast:episode>']);
  });

  it('has its transcripts, with URLs that validators accept', () => {
    const transcripts = [
      {
        url: 'https://paper.example/a|b.vtt',
        mediaType: 'text/vtt',
        language: 'de',
        isCaptions: true,
      },
    ];
    expect(elementsOf({ transcripts })).toEqual([
      '<podcast:transcript url="https://paper.example/a%7Cb.vtt" type="text/vtt" language="de" rel="captions"/>',
    ]);
  });

  it('has its chapters in a file or in the feed', () => {
    const chapters = {
      url: 'https://paper.example/c.json',
      mediaType: 'application/json+chapters',
    };
    expect(elementsOf({ chapters })).toEqual([
      '<podcast:chapters url="https://paper.example/c.json" type="application/json+chapters"/>',
    ]);
    expect(elementsOf({ chapters: [{ start: 3_723.5, title: 'A "b"' }] })).toEqual([
      '<psc:chapters version="1.2">',
      '<psc:chapter start="01:02:03.500" title="A &quot;b&quot;"/>',
    ]);
  });

  it('has a time of a chapter that rounds up to a second', () => {
    expect(elementsOf({ chapters: [{ start: 59.9996, title: 'A' }] })[1]).toContain('00:01:00.000');
  });

  it('names the hosts of the show beside its guests, since its people replace those of the show', () => {
    const ann = { name: 'Ann' };
    const guest = { name: 'Bo', role: 'guest' };
    const editor = { name: 'Cy', role: 'editor' };
    expect(elementsOf({ people: [guest] }, [ann, editor])).toEqual([
      '<podcast:person>Ann</podcast:person>',
      '<podcast:person role="guest">Bo</podcast:person>',
    ]);
    expect(elementsOf({ people: [guest, { name: 'Di' }] }, [ann])).toHaveLength(2);
    expect(elementsOf({}, [ann])).toEqual([]);
  });
});

describe('an episode with several files', () => {
  const others = [
    { url: 'https://paper.example/a.opus', mediaType: 'audio/opus', length: 9, duration: null },
  ];
  const pdf = {
    url: 'https://paper.example/a.pdf',
    mediaType: 'application/pdf',
    length: 0,
    duration: null,
  };

  it('has the others as alternatives, and a document as a companion', () => {
    expect(elementsOf({ others: [...others, pdf] })).toEqual([
      '<podcast:alternateEnclosure type="audio/opus" length="9">',
      '<podcast:source uri="https://paper.example/a.opus"/>',
      '<podcast:alternateEnclosure type="application/pdf" rel="companion">',
      '<podcast:source uri="https://paper.example/a.pdf"/>',
    ]);
  });

  it.each([
    [
      'the same title if they are the same in other formats',
      others,
      ['The bridge is open', 'The bridge is open'],
    ],
    ['no title if they are not', [...others, pdf], [undefined, undefined, undefined]],
  ])('has attachments in JSON Feed with %s', (_, list, titles) => {
    const { items } = JSON.parse(rendered('json', { others: list }));
    expect(items[0].attachments.map(({ title }: { title?: string }) => title)).toEqual(titles);
  });
});
