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
    ['text', '<p>No picture.</p>'],
  ])('is not %s', (_, html) => {
    expect(firstPicture(nodesOf(html + picture), postUrl)).toBe(
      'https://paper.example/lazy-dog.jpg',
    );
    expect(firstPicture(nodesOf(html), postUrl)).toBeNull();
  });

  it('is the one that a script would load', () => {
    const html = '<img src="/blank.gif" data-src="/a.jpg?x=1&amp;y=2">';
    expect(firstPicture(nodesOf(html), postUrl)).toBe('https://paper.example/a.jpg?x=1&y=2');
  });
});
