import { describe, expect, it } from 'vitest';
import { firstPicture } from '../../../src/post/html/picture.ts';
import { nodesOf, postUrl } from '../../support/html.ts';

const picture = '<img src="/lazy-dog.jpg" width="600">';

describe('the first picture of a post', () => {
  it.each([
    ['an emoji', '<img class="emoji" src="/e.png">'],
    [
      'an emoji by its address',
      '<img src="https://github.githubassets.com/images/icons/emoji/1f600.png">',
    ],
    ['a badge', '<img src="https://img.shields.io/a.svg">'],
    ['a badge of GitHub', '<img src="https://github.com/a/b/workflows/CI/badge.svg">'],
    ['a placeholder', '<img src="/img/loading.gif"><img src="data:image/gif;base64,R0">'],
    ['a counter', '<img src="https://t.example/c.gif" width="1" height="1">'],
    ['an icon', '<img src="/rss.png" width="16" height="16">'],
    ['an icon of a site', '<img src="/favicon-32x32.png"><img src="/site.ico">'],
    ['a placeholder of a service', '<img src="https://via.placeholder.com/600x400">'],
    ['a counter of a service', '<img src="https://s01.flagcounter.com/count/a/">'],
    ['a counter of bookmarks', '<img src="https://b.hatena.ne.jp/entry/image/https://a.example/">'],
    [
      'a formula',
      '<img src="https://latex.codecogs.com/svg.latex?x%5E2"><img src="https://www.zhihu.com/equation?tex=x">',
    ],
    [
      'a portrait',
      '<img class="author-photo" src="/ann.jpg"><img src="https://secure.gravatar.com/avatar/1">',
    ],
    ['a portrait by its address', '<img src="/assets/avatars/ann.jpg">'],
    ['a spacer', '<img src="/img/spacer-2.gif"><img src="/a.gif" height="1">'],
    ['text', '<p>No picture.</p>'],
  ])('is not %s', (_, html) => {
    expect(firstPicture(nodesOf(html + picture), postUrl)?.url).toBe(
      'https://paper.example/lazy-dog.jpg',
    );
    expect(firstPicture(nodesOf(html), postUrl)).toBeUndefined();
  });

  it('has the size and the text that its element gives', () => {
    const html = '<img src="/a.jpg" alt="A\n bridge" width="1200" height="630">';
    expect(firstPicture(nodesOf(html), postUrl)?.details).toEqual({
      alt: 'A bridge',
      width: 1200,
      height: 630,
    });
    expect(firstPicture(nodesOf('<img src="/a.jpg" alt="" width="50%">'), postUrl)).toEqual({
      url: 'https://paper.example/a.jpg',
      details: null,
    });
  });

  it('is the one that a script would load', () => {
    const html = '<img src="/blank.gif" data-src="/a.jpg?x=1&amp;y=2">';
    expect(firstPicture(nodesOf(html), postUrl)?.url).toBe('https://paper.example/a.jpg?x=1&y=2');
  });
});
