import { describe, expect, it } from 'vitest';
import { parseRedirects } from '../../src/model/custom-redirect.ts';

describe('custom redirects', () => {
  it('are written one per line or separated by semicolons', () => {
    expect(
      parseRedirects('/a.xml /rss.xml\n  /b/:name.xml   /tags/:name/rss.xml ; /c gone\n'),
    ).toEqual([
      { from: '/a.xml', to: '/rss.xml' },
      { from: '/b/:name.xml', to: '/tags/:name/rss.xml' },
      { from: '/c', to: 'gone' },
    ]);
  });

  it('may have a query and letters of any script', () => {
    expect(parseRedirects('/?feed=rss2&cat=7 /categories/理财/rss.xml; /旧.xml gone')).toEqual([
      { from: '/?feed=rss2&cat=7', to: '/categories/%E7%90%86%E8%B4%A2/rss.xml' },
      { from: '/旧.xml', to: 'gone' },
    ]);
  });

  it.each([
    ['/a.xml', 'two paths'],
    ['/a.xml /b.xml /c.xml', 'two paths'],
    ['a.xml /rss.xml', 'the first path'],
    ['//evil.example /rss.xml', 'the first path'],
    ['/\\\\evil.example /rss.xml', 'the first path'],
    ['/a.xml#top /rss.xml', 'a fragment'],
    ['/health /rss.xml', 'a URL of Feedmill'],
    ['/api/runs /rss.xml', 'a URL of Feedmill'],
    ['/ /rss.xml', 'a URL of Feedmill'],
    ['/*-*.xml /rss.xml', 'a segment has more than one'],
    ['/**/a/**/b /rss.xml', 'more than one "**"'],
    ['/rss.xml /atom.xml', 'a URL of Feedmill'],
    ['/a.xml //evil.example/', 'the second'],
    ['/a.xml https://evil.example/', 'the second'],
    ['/a.xml /a.xml', 'itself'],
    ['/a.xml /tags/:name/rss.xml', 'no ":name"'],
    ['/:name/:name.xml /tags/:name/rss.xml', 'more than one ":name"'],
    ['/a.xml /rss.xml; /a.xml gone', 'an earlier redirect'],
  ])('are refused if they read %j', (text, reason) => {
    expect(parseRedirects(text)).toContain(reason);
  });
});
