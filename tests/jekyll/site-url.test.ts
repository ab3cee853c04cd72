import { describe, expect, it } from 'vitest';
import { siteOf } from '../support/site.ts';

const repository = 'Ada/notes';

describe('a site without a URL', () => {
  it.each([
    ['kitchen.example\n', '', 'https://kitchen.example/'],
    ['\uFEFFWWW.Kitchen.example \r\n', '', 'https://www.kitchen.example/'],
    ['# a comment\n\nkitchen.example\nother.example', '', 'https://kitchen.example/'],
    ['https://kitchen.example/', '', 'https://kitchen.example/'],
    ['kitchen.example', 'baseurl: /blog', 'https://kitchen.example/blog/'],
    ['kitchen.example', 'url: ""\nbaseurl: ""', 'https://kitchen.example/'],
    ['kitchen.example', 'url: http://localhost:4000', 'https://kitchen.example/'],
    ['kitchen.example', 'url: https://yourdomain.com', 'https://kitchen.example/'],
    ['küche.example', '', 'https://xn--kche-0ra.example/'],
  ])('is at the host in CNAME, %j, with %j: %s', (cname, yaml, url) => {
    const site = siteOf(yaml, { cname, repository });
    expect(site).toMatchObject({ url, idBase: url.slice(0, -1), isUrlKnown: true, notes: [] });
  });

  it.each([
    [repository, '', 'https://ada.github.io/notes/'],
    ['ada/Ada.github.io', '', 'https://ada.github.io/'],
    [repository, 'baseurl: /', 'https://ada.github.io/notes/'],
    [repository, 'baseurl: /blog', 'https://ada.github.io/blog/'],
    [undefined, 'repository: ada/other', 'https://ada.github.io/other/'],
    [repository, 'url: http://example.com', 'https://ada.github.io/notes/'],
  ])('is on GitHub Pages, by the repository %s and %j: %s', (name, yaml, url) => {
    const site = siteOf(yaml, { repository: name });
    expect(site).toMatchObject({ url, idBase: url.slice(0, -1), isUrlKnown: true });
    expect(site.notes).toEqual([expect.stringContaining(`links begin with ${url}, by the repo`)]);
  });

  it('has the URL in Liquid that GitHub Pages gives it', () => {
    const { values } = siteOf('title: A', { repository });
    expect(values).toMatchObject({ url: 'https://ada.github.io', baseurl: '/notes' });
  });

  it.each([
    ['', 'https://paper.example/'],
    ['url: nowhere', 'https://paper.example/'],
    ['url: /', 'https://paper.example/'],
    ['url: javascript:alert(1)', 'https://paper.example/'],
    ['url: http://localhost:4000', 'http://localhost:4000/'],
    ['url: http://127.0.0.1:4000\nbaseurl: /a', 'http://127.0.0.1:4000/a/'],
    ['url: http://www.example.com', 'http://www.example.com/'],
    ['url: https://your-username.github.io', 'https://your-username.github.io/'],
    ['repository: no', 'https://paper.example/'],
  ])('is not known to be anywhere by %j', (yaml, url) => {
    const site = siteOf(yaml, { cname: 'not a host\n' });
    expect(site).toMatchObject({ url, isUrlKnown: false });
    expect(site.notes).toEqual([expect.stringMatching(/^_config\.yml: "url" is not .* SITE_URL$/)]);
  });
});

describe("a site's URL", () => {
  it.each([
    ['url: https://a.example', 'https://a.example/'],
    ['url: https://a.example/\nbaseurl: ""', 'https://a.example/'],
    ['url: https://a.example/\nbaseurl: blog/', 'https://a.example/blog/'],
    ['url: http://a.example\nbaseurl: /a/b', 'http://a.example/a/b/'],
  ])('of %j is %s', (yaml, url) => {
    expect(siteOf(yaml)).toMatchObject({ url, notes: [] });
  });

  it.each([
    ['url: a.example', 'https://a.example/'],
    ['url: //a.example/b', 'https://a.example/b/'],
    ['url: www.a.example:8080', 'https://www.a.example:8080/'],
  ])('may lack its scheme, as in %j, which gets a note', (yaml, url) => {
    const site = siteOf(yaml);
    expect(site).toMatchObject({ url, isUrlKnown: true });
    expect(site.notes).toEqual([expect.stringContaining('has no scheme')]);
  });

  it('counts before CNAME and the repository', () => {
    const hints = { cname: 'kitchen.example', repository };
    expect(siteOf('url: http://a.example/b', hints).url).toBe('http://a.example/b/');
    expect(siteOf('', { ...hints, siteUrl: 'https://c.example' }).url).toBe('https://c.example/');
  });
});
