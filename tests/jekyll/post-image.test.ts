import { describe, expect, it } from 'vitest';
import { imageOf } from '../../src/jekyll/post-image.ts';

const siteUrl = 'https://paper.example/notes/';

describe('the image of a post', () => {
  it.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['/img/a.png', 'https://paper.example/notes/img/a.png'],
    ['img/a b.png', 'https://paper.example/notes/img/a%20b.png'],
    ['/img/%C3%A4 ä.png', 'https://paper.example/notes/img/%C3%A4%20%C3%A4.png'],
    ['../x.png', 'https://paper.example/x.png'],
    ['/notes/a.png', 'https://paper.example/notes/notes/a.png'],
    ['/a.png?v=1', 'https://paper.example/notes/a.png?v=1'],
    ['//cdn.example/a.png', 'https://cdn.example/a.png'],
    ['cover', 'https://paper.example/notes/cover'],
    [{ url: '/a.png' }, 'https://paper.example/notes/a.png'],
    [{ path: 'a.png', url: '/b', alt: 'A' }, 'https://paper.example/notes/a.png'],
    [{ feature: { path: '/f.png' } }, 'https://paper.example/notes/f.png'],
    [['/a.png', '/b.png'], 'https://paper.example/notes/a.png'],
    [['', { src: '/b.png' }], 'https://paper.example/notes/b.png'],
  ])('given as %j is %s, as in jekyll-feed', (image, url) => {
    expect(imageOf({ image }, siteUrl)).toBe(url);
  });

  it.each([
    'data:image/png;base64,AA',
    'javascript:alert(1)',
    'true',
    '',
    undefined,
    [],
    { alt: 'A' },
  ])('is not given by %j', (image) => {
    expect(imageOf({ image }, siteUrl)).toBeUndefined();
  });

  it.each([
    [{ cover: '/c.png' }, 'https://paper.example/notes/c.png'],
    [{ header: { teaser: '/t.jpg' } }, 'https://paper.example/notes/t.jpg'],
    [{ header: { image: '/h.jpg', teaser: '/t.jpg' } }, 'https://paper.example/notes/h.jpg'],
    [{ header: { overlay_image: '/o.jpg' } }, 'https://paper.example/notes/o.jpg'],
    [{ og_image: 'o.jpg', thumbnail: '/t.jpg' }, 'https://paper.example/notes/o.jpg'],
    [{ cover: 'true', thumbnail: '/t.jpg' }, 'https://paper.example/notes/t.jpg'],
    [{ 'cover-img': '/c.png' }, 'https://paper.example/notes/c.png'],
    [{ featuredImage: '/f.png' }, 'https://paper.example/notes/f.png'],
    [{ header: 'red' }, undefined],
  ])('is found in the keys of common themes: %j', (data, url) => {
    expect(imageOf(data, siteUrl)).toBe(url);
  });

  it('is said to be missing by "image: false"', () => {
    expect(imageOf({ image: 'false', cover: '/c.png' }, siteUrl)).toBeNull();
  });
});
