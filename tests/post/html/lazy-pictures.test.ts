import { describe, expect, it } from 'vitest';
import { sanitized } from '../../support/html.ts';

const pixel = 'data:image/gif;base64,R0';
const a = '<img src="https://paper.example/a.jpg" />';

describe('a picture that a script loads', () => {
  it.each([
    `<img class="lazyload" src="${pixel}" data-src="/a.jpg">`,
    '<img src="/img/blank.gif" data-original="/a.jpg">',
    '<img src="/img/lazy-placeholder-300x200.png" data-lazy-src="/a.jpg">',
    '<img src="//:0" data-echo="/a.jpg">',
    '<img data-url="/a.jpg">',
    '<img class="lazyload blur-up" src="/a-tiny.jpg" data-src="/a.jpg">',
    `<img src="${pixel}" srcset="${pixel} 1w" data-src="/a.jpg" data-sizes="auto">`,
    '<img class="js-lazy" src="/a-tiny.jpg" data-src="/a.jpg">',
    '<img class="img-fluid blur-up" src="/a-tiny.jpg" data-src="/a.jpg">',
    '<amp-img src="/a.jpg"></amp-img>',
  ])('is the one that it loads: %s', (html) => {
    expect(sanitized(html)).toBe(a);
  });

  it.each([
    ['<img src="/b.jpg" data-src="/c.jpg">', '<img src="https://paper.example/b.jpg" />'],
    [
      '<img class="skip-lazy" src="/b.jpg" data-src="/c.jpg">',
      '<img src="https://paper.example/b.jpg" />',
    ],
    [
      '<img src="/lazy-dog.jpg" data-file="{&quot;a&quot;: 1}">',
      '<img src="https://paper.example/lazy-dog.jpg" />',
    ],
    [`<img src="${pixel}">`, `<img src="${pixel}" />`],
  ])('is not one with a source of its own: %s', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it('has its largest size for readers that do not choose', () => {
    expect(sanitized('<img data-srcset="/b.jpg 320w, /a.jpg 640w">')).toBe(
      '<img srcset="https://paper.example/b.jpg 320w, https://paper.example/a.jpg 640w" src="https://paper.example/a.jpg" />',
    );
  });

  it('may be in a picture element', () => {
    expect(
      sanitized(
        `<picture><source data-srcset="/a.webp" srcset="${pixel}"><img data-src="/a.jpg"></picture>`,
      ),
    ).toBe(`<picture><source srcset="https://paper.example/a.webp" />${a}</picture>`);
  });

  it('is the first source of a picture element whose own is missing', () => {
    expect(sanitized('<picture><source srcset="/a.jpg"><img></picture>')).toBe(
      `<picture><source srcset="https://paper.example/a.jpg" />${a}</picture>`,
    );
  });

  it('may be a video or a frame', () => {
    expect(sanitized('<video data-src="/v.mp4"></video>')).toBe(
      '<video src="https://paper.example/v.mp4"></video>',
    );
    expect(
      sanitized('<iframe src="about:blank" data-src="//youtube.com/embed/x"></iframe>'),
    ).toContain('src="https://youtube.com/embed/x"');
  });
});

describe('a picture for browsers without scripts', () => {
  it.each([
    `<img src="${pixel}" class="lazy"><noscript><img src="/a.jpg"></noscript>`,
    '<img data-src="/a.jpg"> <noscript><img src="/a.jpg"></noscript>',
    '<noscript><img src="/a.jpg"></noscript><img class="lazy" data-src="/a.jpg">',
    '<noscript><img src="/a.jpg"></noscript>',
    '<amp-img src="/a.jpg"><noscript><img src="/a.jpg"></noscript></amp-img>',
  ])('is shown once, in place of the lazy one: %s', (html) => {
    expect(sanitized(html)).toBe(a);
  });

  it('stays in the link of the lazy one', () => {
    expect(
      sanitized(`<a href="/l"><img src="${pixel}"></a><noscript><img src="/a.jpg"></noscript>`),
    ).toBe(`<a href="https://paper.example/l">${a}</a>`);
  });

  it('does not take the place of another picture', () => {
    expect(sanitized('<img src="/b.jpg"><noscript><img src="/a.jpg"></noscript>')).toBe(
      `<img src="https://paper.example/b.jpg" />${a}`,
    );
  });

  it.each([
    '<noscript>Please enable JavaScript to view the <a href="/c">comments</a>.</noscript>',
    '<noscript><img src="/count?id=1" width="1" height="1"></noscript>',
    '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe></noscript>',
  ])('is not a request to run scripts, nor a counter: %s', (html) => {
    expect(sanitized(html)).toBe('');
  });
});
