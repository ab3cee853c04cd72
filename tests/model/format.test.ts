import { describe, expect, it } from 'vitest';
import { formatFacts, formatOfFile, formats } from '../../src/model/format.ts';

describe('a format', () => {
  it.each([
    ['rss.xml', 'rss', 'application/rss+xml'],
    ['atom.xml', 'atom', 'application/atom+xml'],
    ['feed.json', 'json', 'application/feed+json'],
  ] as const)('is known by its file name %s', (file, format, mediaType) => {
    expect(formatOfFile(file)).toBe(format);
    expect(formatFacts[format].mediaType).toBe(mediaType);
  });

  it('is one of three, each with a name for people', () => {
    expect(formats.map((format) => formatFacts[format].label)).toEqual([
      'RSS',
      'Atom',
      'JSON Feed',
    ]);
  });

  it.each(['', 'rss', 'RSS.xml', 'rss.xml/', 'feed.xml', 'constructor'])(
    'is not found by the name %j',
    (file) => {
      expect(formatOfFile(file)).toBeUndefined();
    },
  );
});
