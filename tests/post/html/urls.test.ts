import { describe, expect, it } from 'vitest';
import { postUrl as base, sanitized } from '../../support/html.ts';

const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms';

const relativeUrls: readonly [string, string][] = [
  ['<a href="/a b">k</a>', '<a href="https://paper.example/a%20b">k</a>'],
  ['<a href="../a">k</a>', '<a href="https://paper.example/a">k</a>'],
  ['<a href="//h.example/a">k</a>', '<a href="https://h.example/a">k</a>'],
  ['<a href="#fn1">k</a>', `<a href="${base}#fn1">k</a>`],
  ['<a href="mailto:a@b.example">k</a>', '<a href="mailto:a@b.example">k</a>'],
  ['<a href="https://[broken">k</a>', '<a>k</a>'],
  ['<a href="?a=1&b=2">k</a>', `<a href="${base}?a=1&amp;b=2">k</a>`],
  ['<img src=" a.png " alt="A">', '<img src="https://paper.example/2026/a.png" alt="A" />'],
  ['<img src="data:image/gif;base64,R0">', '<img src="data:image/gif;base64,R0" />'],
  [
    '<img src="/c.png" srcset="/a.png 1x, //h.example/b.png 2x">',
    '<img src="https://paper.example/c.png" srcset="https://paper.example/a.png 1x, https://h.example/b.png 2x" />',
  ],
  [
    '<img src="/c.png" srcset="/a.png 100w,/b.png 200w">',
    '<img src="https://paper.example/c.png" srcset="https://paper.example/a.png 100w, https://paper.example/b.png 200w" />',
  ],
  [
    '<video poster="p.png" src="//h.example/v.mp4"></video>',
    '<video poster="https://paper.example/2026/p.png" src="https://h.example/v.mp4"></video>',
  ],
  ['<q cite="/c">k</q>', '<q cite="https://paper.example/c">k</q>'],
  [
    '<iframe src="//www.youtube.com/embed/x"></iframe>',
    `<iframe src="https://www.youtube.com/embed/x" allowfullscreen sandbox="${sandbox}"></iframe>`,
  ],
];

describe('the URLs in safe HTML', () => {
  it.each(relativeUrls)('are absolute: %j becomes %j', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it.each(
    'ftp://h.example/a irc://h.example/r xmpp:r@h.example?join sms:+123 webcal://h.example/a.ics gemini://h.example/'
      .concat(
        ' matrix:r/room:h.example magnet:?xt=a bitcoin:a geo:1,2 news:a.b nntp://h.example/a ssh://h.example/',
      )
      .concat(
        ' git://h.example/a steam://run/1 tg://resolve?a=b signal:a whatsapp://send web+ap://h.example/ gopher://h.example/',
      )
      .split(' '),
  )('may have every scheme that is no script in links, but not in pictures: %s', (href) => {
    expect(sanitized(`<a href="${href}">k</a>`)).toBe(`<a href="${href}">k</a>`);
    expect(sanitized(`<img src="${href}">k`)).toBe('k');
  });

  it('do not change if they are sanitized again', () => {
    for (const [html] of relativeUrls) expect(sanitized(sanitized(html))).toBe(sanitized(html));
  });
});
