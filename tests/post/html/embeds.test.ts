import { describe, expect, it } from 'vitest';
import { sanitized } from '../../support/html.ts';

function frameOf(html: string): string | undefined {
  return /^<iframe src="([^"]*)"[^>]* sandbox="[^"]*"><\/iframe>$/.exec(sanitized(html))?.[1];
}

describe('a frame of a known player', () => {
  it.each([
    'https://www.youtube.com/embed/x',
    'https://youtube.com/embed/x',
    'https://m.youtube.com/embed/x',
    'https://www.youtube-nocookie.com/embed/x',
    'https://player.vimeo.com/video/1',
    'https://player.bilibili.com/player.html?aid=1',
    'https://www.bilibili.com/blackboard/html5mobileplayer.html?aid=1',
    'https://player.youku.com/embed/X',
    'https://v.qq.com/txp/iframe/player.html?vid=a',
    'https://music.163.com/outchain/player?type=2',
    'https://embed.nicovideo.jp/watch/sm9',
    'https://open.spotify.com/embed/track/a',
    'https://example.podigee.io/1/embed',
    'https://archive.org/embed/a',
    'https://www.google.de/maps/embed?pb=1',
  ])('stays, in a sandbox: %s', (src) => {
    expect(frameOf(`<iframe src="${src}" onload="x">k</iframe>`)).toBe(
      src.replaceAll('&', '&amp;'),
    );
    expect(frameOf(`<iframe src="${src.replace('https:', 'http:')}"></iframe>`)).toBe(src);
  });

  it.each([
    ['<iframe src="https://youtu.be/abc"></iframe>', 'https://www.youtube.com/embed/abc'],
    [
      '<iframe src="https://www.youtube.com/watch?v=abc"></iframe>',
      'https://www.youtube.com/embed/abc',
    ],
    ['<embed src="http://www.youtube.com/v/abc&hl=en">', 'https://www.youtube.com/embed/abc'],
    [
      '<object><param name="movie" value="//www.youtube.com/v/abc"><embed src="//www.youtube.com/v/abc"></object>',
      'https://www.youtube.com/embed/abc',
    ],
    ['<lite-youtube videoid="abc"></lite-youtube>', 'https://www.youtube.com/embed/abc'],
    ['<amp-youtube data-videoid="abc"></amp-youtube>', 'https://www.youtube.com/embed/abc'],
    ['<lite-vimeo videoid="1"></lite-vimeo>', 'https://player.vimeo.com/video/1'],
    [
      '<div class="youtube-player" data-id="abcdefghijk"></div>',
      'https://www.youtube.com/embed/abcdefghijk',
    ],
    [
      '<script src="https://asciinema.org/a/1.js"></script><noscript><a href="/">See it</a></noscript>',
      'https://asciinema.org/a/1',
    ],
    [
      '<div class="flourish-embed" data-src="visualisation/1"><script src="//x.example"></script></div>',
      'https://flo.uri.sh/visualisation/1/embed',
    ],
    [
      '<script data-id="abc" src="//speakerdeck.com/assets/embed.js"></script>',
      'https://speakerdeck.com/player/abc',
    ],
    [
      '<script src="//embed.nicovideo.jp/watch/sm9/script?w=640"></script>',
      'https://embed.nicovideo.jp/watch/sm9',
    ],
    [
      '<script src="https://player.podigee-cdn.net/podcast-player/javascripts/podigee-podcast-player.js" data-configuration="https://a.podigee.io/1/embed"></script>',
      'https://a.podigee.io/1/embed',
    ],
    ['<p class="codepen" data-slug-hash="a" data-user="b"></p>', 'https://codepen.io/b/embed/a'],
    [
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/a/"></blockquote>',
      'https://www.instagram.com/p/a/',
    ],
  ])('stands for other ways to embed it: %s', (html, src) => {
    expect(frameOf(html)).toBe(src);
  });
});

describe('what feeds cannot embed', () => {
  it.each([
    [
      '<iframe src="https://maps.example/e?q=a"></iframe>',
      'https://maps.example/e?q=a',
      'maps.example',
    ],
    [
      '<iframe src="/demo.html" title="The demo"></iframe>',
      'https://paper.example/demo.html',
      'The demo',
    ],
    [
      '<iframe src="https://youtube.com.h.example/embed/x"/>',
      'https://youtube.com.h.example/embed/x',
      'youtube.com.h.example',
    ],
    [
      '<iframe src="https://youtube.com@h.example/embed/x"/>',
      'https://youtube.com@h.example/embed/x',
      'h.example',
    ],
    ['<object data="/a/paper.pdf"></object>', 'https://paper.example/a/paper.pdf', 'paper.pdf'],
    ['<object data="/a.swf">You need Flash</object>', 'https://paper.example/a.swf', 'a.swf'],
    [
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"><section> </section></blockquote>',
      'https://www.tiktok.com/@a/video/1',
      'tiktok.com',
    ],
    [
      '<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"></div>',
      'https://www.facebook.com/a/posts/1',
      'facebook.com',
    ],
    [
      '<script src="https://gist-it.appspot.com/https://github.com/u/r/blob/main/a.rb?slice=1:2"></script>',
      'https://github.com/u/r/blob/main/a.rb',
      'a.rb',
    ],
    ['<embed src="/a.mov">', 'https://paper.example/a.mov', 'a.mov'],
    ['<amp-iframe src="https://h.example/"></amp-iframe>', 'https://h.example/', 'h.example'],
    [
      '<script src="https://gist.github.com/u/1.js?file=a"></script>',
      'https://gist.github.com/u/1',
      'gist.github.com/u/1',
    ],
    [
      '<script src="https://asciinema.org/a/1.js"></script>',
      'https://asciinema.org/a/1',
      undefined,
    ],
  ])('is a link to it: %s', (html, href, text) => {
    if (text === undefined) expect(frameOf(html)).toBe(href);
    else expect(sanitized(html)).toBe(`<a href="${href}">${text}</a>`);
  });

  it.each([
    [
      '<object data="/a.pdf"><p>Get <a href="/a.pdf">it</a></p></object>',
      '<p>Get <a href="https://paper.example/a.pdf">it</a></p>',
    ],
    [
      '<object><embed src="/a.swf">\n&lt;/embed&gt;</object><code>&lt;/embed&gt;</code>',
      '<a href="https://paper.example/a.swf">a.swf</a><code>&lt;/embed&gt;</code>',
    ],
    [
      '<object data="/a.svg" title="A"></object>',
      '<img src="https://paper.example/a.svg" alt="A" />',
    ],
    [
      '<noscript><pre>code</pre></noscript> <script src="https://gist.github.com/u/1.js"></script>',
      '<pre>code</pre>',
    ],
    [
      '<blockquote class="twitter-tweet"><p>T</p></blockquote><script src="https://platform.twitter.com/widgets.js"></script>',
      '<blockquote><p>T</p></blockquote>',
    ],
  ])('may have what stands for it: %s', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it.each([
    '<iframe src="https://h.example/" width="0" height="0"></iframe>',
    '<iframe src="https://h.example/" style="display:none"></iframe>',
    '<iframe src="https://ad.doubleclick.net/a"></iframe>',
    '<iframe src="https://www.facebook.com/plugins/like.php?href=a"></iframe>',
    '<iframe src="about:blank"></iframe>',
    '<script src="/assets/site.js"></script>',
  ])('is nothing if it shows nothing: %s', (html) => {
    expect(sanitized(html)).toBe('');
  });
});
