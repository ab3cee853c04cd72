// Documents that are valid or common, but unusual.
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/sources/feed/encoding.ts';
import { isoDate } from '../../../src/sources/feed/feed-date.ts';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';
const rss = (items: string) =>
  `<rss version="2.0"><channel><title>Paper</title>${items}</channel></rss>`;

describe('a document with a DOCTYPE', () => {
  it.each([
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">',
    '<!doctype rss SYSTEM "rss.dtd">',
    '<!DOCTYPE rss [ <!ENTITY a "]>"> <!-- > ] --> <!ENTITY b "&a;&a;"> ]>',
  ])('is read, and the DOCTYPE is passed over: %s', (doctype) => {
    const page = parseFeed(`<?xml version="1.0"?><!-- > -->${doctype}${rss('')}`, url);
    expect(page.head.title).toBe('Paper');
  });

  it('has its entities left as they are written', () => {
    const doctype = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "gone">]>';
    const page = parseFeed(doctype + rss('<item><title>&x;&y;</title></item>'), url);
    expect(page.items[0]?.title).toBe('&x;&y;');
  });

  it.each(['<!DOCTYPE rss [', `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(10_000)}]>`])(
    'is refused if the DOCTYPE has no end or is too long',
    (doctype) => {
      expect(() => parseFeed(doctype + rss(''), url)).toThrow(/its DOCTYPE has no end/);
    },
  );
});

describe('a document in another encoding', () => {
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = new Uint8Array(text.length * 2);
    for (const [index, unit] of [...text].entries()) {
      new DataView(bytes.buffer).setUint16(index * 2, unit.charCodeAt(0), !isBig);
    }
    return bytes;
  };
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it.each([
    ['UTF-16 with a byte order mark', utf16('\ufeff<?xml?>港', true), ''],
    ['UTF-16, low byte first', utf16('\ufeff<?xml?>港', false), 'text/xml; charset=utf-8'],
    ['UTF-16 without a mark', utf16('<?xml?>港', true), ''],
    [
      'UTF-8 with a mark, against its header',
      new TextEncoder().encode('\ufeff<?xml?>港'),
      'text/xml; charset=gbk',
    ],
    [
      'GB 2312 by its header',
      Uint8Array.from([0x3c, 0x3f, 0x78, 0x6d, 0x6c, 0x3f, 0x3e, 0xb8, 0xdb]),
      'text/xml; charset = "gb2312"',
    ],
  ])('is decoded if it is %s', (_, bytes, contentType) => {
    expect(decodeDocument(bytes, contentType, url)).toBe('<?xml?>港');
  });

  it('is decoded as its declaration says, also with spaces', () => {
    const text = `<?xml version = '1.0'\n encoding = 'iso-8859-15' ?>\xa4`;
    expect(decodeDocument(latin1(text), 'text/xml', url)).toMatch(/€$/);
  });

  it('is refused if the encoding is unknown', () => {
    expect(() => decodeDocument(latin1(''), 'text/xml; charset=martian', url)).toThrow(
      /unknown encoding: martian/,
    );
  });
});

describe('a date', () => {
  it.each([
    ['Mon, 06 Jul 2026 09:00:00 CEST', '2026-07-06T07:00:00.000Z'],
    ['Mon, 06 Jul 2026 09:00:00 JST', '2026-07-06T00:00:00.000Z'],
    ['Mon, 06 Jul 2026 09:00:00 EST', '2026-07-06T14:00:00.000Z'],
    ['Mon, 06 Jul 2026 09:00:00', '2026-07-06T09:00:00.000Z'],
    ['2026-07-06T09:00:00-05', '2026-07-06T14:00:00.000Z'],
    ['2026-07-06', '2026-07-06T00:00:00.000Z'],
    ['Thu, 30 Apr 2026 08:57:00 MEST', '2026-04-30T06:57:00.000Z'],
    ['Seg, 24 Set 2026 19:42:40 -0300', '2026-09-24T22:42:40.000Z'],
    ['jeu., 02 avril 2026 00:00:00 +0200', '2026-04-01T22:00:00.000Z'],
    ['mar., 01 déc. 2026 16:11:02 +0000', '2026-12-01T16:11:02.000Z'],
    ['Do, 29 Mär 2026 00:00:00 +0200', '2026-03-28T22:00:00.000Z'],
    ['su, 15 marraskuuta 2026 10:00:00 +0200', '2026-11-15T08:00:00.000Z'],
    ['5 de mayo de 2026 10:00:00 GMT', '2026-05-05T10:00:00.000Z'],
    ['Пт, 05 июня 2026 г. 10:00:00 +0300', '2026-06-05T07:00:00.000Z'],
    ['2026年3月5日 10:20:30', '2026-03-05T10:20:30.000Z'],
    ['2026년 3월 5일 10:20', '2026-03-05T10:20:00.000Z'],
    ['Monday, 16. November 2026 - 15:54', '2026-11-16T15:54:00.000Z'],
    ['Mon, 11/30/2026 - 19:19', '2026-11-30T19:19:00.000Z'],
    ['30/11/2026 10:00', '2026-11-30T10:00:00.000Z'],
    ['05.11.2026 10:00', '2026-11-05T10:00:00.000Z'],
    ['Friday, December 4, 2026 - 3:09pm', '2026-12-04T15:09:00.000Z'],
    ['Nov. 16, 2026, 10:57 p.m.', '2026-11-16T22:57:00.000Z'],
    ['Thu, June 4, 2026 at 01:11 PM EDT', '2026-06-04T17:11:00.000Z'],
    ['Mon, 16th Nov 2026 13:16:28 GMT', '2026-11-16T13:16:28.000Z'],
    ['2026-11-08T16:20:00-05:00Z', '2026-11-08T21:20:00.000Z'],
    ['1794824000', '2026-11-16T10:13:20.000Z'],
    ['soon', 'soon'],
    ['5 moons 2026', '5 moons 2026'],
  ])('%s is %s', (written, iso) => {
    expect(isoDate(written)).toBe(iso);
  });
});
