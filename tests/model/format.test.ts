import { describe, expect, it } from 'vitest';
import { formatDetails, formatOfFile, formats } from '../../src/model/format.ts';

describe('a format', () => {
  it.each([
    ['rss.xml', 'rss', 'application/rss+xml'],
    ['atom.xml', 'atom', 'application/atom+xml'],
    ['feed.json', 'json', 'application/feed+json'],
  ] as const)('has the file name %s', (file, format, mediaType) => {
    expect(formatOfFile(file)).toBe(format);
    expect(formatDetails[format].mediaType).toBe(mediaType);
  });

  it('has a label', () => {
    expect(formats.map((format) => formatDetails[format].label)).toEqual([
      'RSS',
      'Atom',
      'JSON Feed',
    ]);
  });

  it.each(['', 'rss', 'RSS.xml', 'rss.xml/', 'feed.xml', 'constructor'])(
    'never has the file name %j',
    (file) => {
      expect(formatOfFile(file)).toBeUndefined();
    },
  );
});
