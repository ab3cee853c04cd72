import { describe, expect, it } from 'vitest';
import { externalUrlOf } from '../../src/jekyll/external-url.ts';

const elsewhere = 'https://elsewhere.example/essay';
const own = ['https://paper.example/a.html', 'https://cdn.example/a.mp3'];

describe('the page that a link post is about', () => {
  it.each([
    'external_url',
    'external-url',
    'externalUrl',
    'link',
    'linked_url',
    'link_url',
    'redirect_to',
    'redirect',
    'link-url',
    'bookmark_of',
  ])('is found in the key %s', (key) => {
    expect(externalUrlOf({ [key]: elsewhere }, own)).toBe(elsewhere);
  });

  it.each([
    [{ link: { url: elsewhere } }],
    [{ redirect_to: [elsewhere] }],
    [{ link: 'true', linked_url: elsewhere }],
  ])('is found in %j', (data) => {
    expect(externalUrlOf(data, own)).toBe(elsewhere);
  });

  it.each([
    {},
    { link: '/about/' },
    { link: 'elsewhere.example' },
    { link: 'mailto:a@b.example' },
    { external_url: 'javascript:alert(1)' },
    { link: 'https://paper.example/a' },
    { link: 'http://www.paper.example/a.html#top' },
    { link: 'https://cdn.example/a.mp3' },
    { link: `https://elsewhere.example/${'a'.repeat(3_000)}` },
    { link: null },
  ])('is missing for %j', (data) => {
    expect(externalUrlOf(data, own)).toBeNull();
  });
});
