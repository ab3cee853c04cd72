import { describe, expect, it } from 'vitest';
import { firstImageOf, imageOf } from '../../src/jekyll/post-image.ts';

const base = 'https://paper.example/2026/post.html';

describe('the image of a post', () => {
  it.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['/img/a.png', 'https://paper.example/img/a.png'],
    ['a b.png', 'https://paper.example/2026/a%20b.png'],
    ['//cdn.example/a.png', 'https://cdn.example/a.png'],
    [{ url: '/a.png' }, 'https://paper.example/a.png'],
    [{ path: '/a.png', alt: 'A' }, 'https://paper.example/a.png'],
    ['data:image/png;base64,AA', null],
    ['javascript:alert(1)', null],
    ['', null],
    [undefined, null],
    [['/a.png'], null],
  ])('given as %j is %s', (image, url) => {
    expect(imageOf({ image }, base)).toBe(url);
  });

  it.each([
    [{ cover: '/c.png' }, 'https://paper.example/c.png'],
    [{ header: { teaser: '/t.jpg' } }, 'https://paper.example/t.jpg'],
    [{ header: { image: '/h.jpg', teaser: '/t.jpg' } }, 'https://paper.example/h.jpg'],
    [{ image: { feature: '/f.jpg' } }, 'https://paper.example/f.jpg'],
    [{ og_image: 'o.jpg', thumbnail: '/t.jpg' }, 'https://paper.example/2026/o.jpg'],
    [{ cover: 'true', thumbnail: '/t.jpg' }, 'https://paper.example/t.jpg'],
    [{ header: 'red' }, null],
  ])('is found in the keys of common themes: %j', (data, url) => {
    expect(imageOf(data, base)).toBe(url);
  });

  it('is missing if "image" is "false"', () => {
    expect(imageOf({ image: 'false' }, base)).toBeNull();
  });

  it.each([
    [
      '<p>x</p><img alt="a" src="https://a.example/b.png?x=1&amp;y=2" />',
      'https://a.example/b.png?x=1&y=2',
    ],
    [
      '<img src="data:image/gif;base64,R0" /><img src="https://a.example/2" />',
      'https://a.example/2',
    ],
    ['<p>none</p>', null],
  ])('is the first one in its HTML: %s', (html, url) => {
    expect(firstImageOf(html)).toBe(url);
  });
});
