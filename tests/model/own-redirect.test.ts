import { describe, expect, it } from 'vitest';
import { parseRedirects } from '../../src/model/own-redirect.ts';

describe('the pairs of a publisher', () => {
  it('are one a line or between semicolons', () => {
    expect(
      parseRedirects('/a.xml /rss.xml\n  /b/:name.xml   /tags/:name/rss.xml ; /c gone\n'),
    ).toEqual([
      { from: '/a.xml', to: '/rss.xml' },
      { from: '/b/:name.xml', to: '/tags/:name/rss.xml' },
      { from: '/c', to: 'gone' },
    ]);
  });

  it.each([
    ['/a.xml', 'two paths'],
    ['/a.xml /b.xml /c.xml', 'two paths'],
    ['a.xml /rss.xml', 'the first path'],
    ['//evil.example /rss.xml', 'the first path'],
    ['/大 /rss.xml', 'percent-encoded'],
    ['/rss.xml /atom.xml', 'an address of Feedmill'],
    ['/a.xml //evil.example/', 'the second'],
    ['/a.xml https://evil.example/', 'the second'],
    ['/a.xml /a.xml', 'itself'],
    ['/a.xml /tags/:name/rss.xml', ':name'],
    ['/:name/:name.xml /tags/:name/rss.xml', 'one ":name"'],
    ['/a.xml /rss.xml; /a.xml gone', 'twice'],
  ])('that say %j cannot be used', (text, reason) => {
    expect(parseRedirects(text)).toContain(reason);
  });
});
