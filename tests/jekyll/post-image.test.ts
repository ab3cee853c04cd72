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
    expect(imageOf({ image }, siteUrl)?.url).toBe(url);
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
    expect(imageOf(data, siteUrl)?.url).toBe(url);
  });

  it('is said to be missing by "image: false"', () => {
    expect(imageOf({ image: 'false', cover: '/c.png' }, siteUrl)).toBeNull();
  });
});

describe('what front matter says of the image', () => {
  const details = {
    width: 1200,
    height: 630,
    alt: 'A bridge',
    caption: 'The bridge',
    credit: 'Ann',
  };

  it.each([
    { image: { path: '/a.png', ...details, width: '1200', height: '630px' } },
    {
      'cover-image': '/a.png',
      cover_image_width: '1200',
      coverImageHeight: '630',
      cover_image_alt: 'A bridge',
      cover_image_caption: 'The bridge',
      cover_image_credit: 'Ann',
    },
    {
      image: ['/a.png'],
      image_width: '1200',
      image_height: '630',
      image_alt: 'A <i>bridge</i>',
      image_caption: 'The **[bridge](https://a.example/)**',
      image_credit: { name: 'Ann', url: 'https://ann.example/' },
    },
  ])('is read from a map, or from keys that begin like its own: %j', (data) => {
    expect(imageOf(data, siteUrl)?.details).toEqual(details);
  });

  it('is read as themes have it', () => {
    const header = {
      image: '/a.png',
      image_description: 'A bridge',
      caption: 'Photo: [Ann](/ann/)',
    };
    expect(imageOf({ header }, siteUrl)?.details).toEqual({
      alt: 'A bridge',
      caption: 'Photo: Ann',
    });
  });

  it.each([
    { image: '/a.png' },
    { image: { path: '/a.png', width: '0', height: '-1', alt: [], caption: {}, credit: null } },
    { image: { path: '/a.png', width: '100%', alt: ' ', credit: { name: ['x'] } } },
  ])('is nothing for %j', (data) => {
    expect(imageOf(data, siteUrl)).toMatchObject({ details: null });
  });

  it('is cut if it is very long', () => {
    const image = { path: '/a.png', alt: '['.repeat(10_000), caption: 'x'.repeat(10_000) };
    expect(imageOf({ image }, siteUrl)?.details?.caption).toHaveLength(1_000);
  });
});
