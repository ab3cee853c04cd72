// Every format of feeds in every encoding that XML allows and browsers know.
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/sources/feed/encoding.ts';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';

// An encoding, a word that it can write, and the word's bytes, as other software than this encodes it.
const encodings: readonly (readonly [label: string, word: string, hex: string])[] = [
  ['UTF-8', '港のZoë', 'e6b8afe381ae5a6fc3ab'],
  ['ISO-8859-1', 'Zoë', '5a6feb'],
  ['windows-1252', '“Zoë”', '935a6feb94'],
  ['ISO-8859-15', '5 €', '3520a4'],
  ['Shift_JIS', '港の話', '8d6082cc9862'],
  ['EUC-JP', '港の話', 'b9c1a4cecfc3'],
  ['ISO-2022-JP', '港の話', '1b24423941244e4f431b2842'],
  ['EUC-KR', '항구', 'c7d7b1b8'],
  ['GB2312', '港口', 'b8dbbfda'],
  ['GBK', '港口鎔', 'b8dbbfdae667'],
  ['GB18030', '港口鎔㐂', 'b8dbbfdae6678139ef31'],
  ['Big5', '港口', 'b4e4a466'],
  ['KOI8-R', 'Порт', 'f0cfd2d4'],
  ['windows-1251', 'Порт', 'cfeef0f2'],
];

const item = '<title>@</title><link>https://paper.example/1</link><description>T</description>';
const entry = '<entry><title>@</title><id>urn:1</id><link href="https://paper.example/1"/></entry>';
const json = (version: string) =>
  JSON.stringify({
    version: `https://jsonfeed.org/version/${version}`,
    title: '@',
    items: [{ id: '1', url: 'https://paper.example/1', title: '@', content_text: 'T' }],
  });

/** A document of each format, with `@` for the word. */
const formats: Readonly<Record<string, string>> = {
  'RSS 0.91': `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
    <rss version="0.91"><channel><title>@</title><item>${item}</item></channel></rss>`,
  'RSS 0.92': `<rss version="0.92"><channel><title>@</title><item>${item}</item></channel></rss>`,
  'RSS 1.0': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="x"><title>@</title></channel><item rdf:about="urn:1">${item}</item></rdf:RDF>`,
  'RSS 2.0': `<rss version="2.0"><channel><title>@</title><item>${item}<guid>1</guid></item></channel></rss>`,
  'Atom 0.3': `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>@</title>${entry}</feed>`,
  'Atom 1.0': `<feed xmlns="http://www.w3.org/2005/Atom"><title>@</title>${entry}</feed>`,
};

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A document with the word's bytes in the place of each `@`. */
function withWord(document: string, hex: string): Uint8Array {
  const [first = '', ...others] = document.split('@');
  return joined([ascii(first), ...others.flatMap((part) => [bytesOf(hex), ascii(part)])]);
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return new Uint8Array(view.buffer);
}

function read(bytes: Uint8Array, contentType: string): string[] {
  const page = parseFeed(decodeDocument(bytes, contentType, url), url);
  const [only] = page.items;
  expect(only?.url).toBe('https://paper.example/1');
  return [page.head.title, only?.title ?? ''];
}

const declaration = (label: string) => `<?xml version="1.0" encoding="${label}"?>\n`;

describe.each(Object.entries(formats))('a feed in %s', (_, document) => {
  it.each(encodings)('is read in %s by its declaration', (label, word, hex) => {
    expect(read(withWord(declaration(label) + document, hex), 'text/xml')).toEqual([word, word]);
  });

  it.each(encodings)(
    'is read in %s by its Content-Type, whatever it declares',
    (label, word, hex) => {
      const bytes = withWord(declaration(label === 'UTF-8' ? 'Big5' : 'UTF-8') + document, hex);
      expect(read(bytes, `application/xml; charset=${label}`)).toEqual([word, word]);
      expect(read(withWord(document, hex), `text/xml;charset="${label.toLowerCase()}"`)).toEqual([
        word,
        word,
      ]);
    },
  );

  it('is read by its byte order mark, whatever its Content-Type and it say', () => {
    const [word, hex] = ['港のZoë', 'e6b8afe381ae5a6fc3ab'];
    const text = declaration('KOI8-R') + document;
    const utf8 = joined([bytesOf('efbbbf'), withWord(text, hex)]);
    const wide = `\ufeff${text.replaceAll('@', word)}`;
    for (const bytes of [utf8, utf16(wide, false), utf16(wide, true)]) {
      expect(read(bytes, 'text/xml; charset=Shift_JIS')).toEqual([word, word]);
    }
  });

  it('is read in UTF-8 if it says that it is in UTF-16, but is not', () => {
    expect(read(withWord(declaration('utf-16') + document, '5a6fc3ab'), 'text/xml')).toEqual([
      'Zoë',
      'Zoë',
    ]);
  });
});

describe.each(['1', '1.1'])('a JSON Feed of version %s', (version) => {
  it('is read in UTF-8 with or without a byte order mark, and in UTF-16 with one', () => {
    const plain = withWord(json(version), 'e6b8af');
    const wide = `\ufeff${json(version).replaceAll('@', '港')}`;
    const marked = joined([bytesOf('efbbbf'), plain]);
    for (const bytes of [plain, marked, utf16(wide, false), utf16(wide, true)]) {
      expect(read(bytes, 'application/feed+json')).toEqual(['港', '港']);
    }
  });
});

describe('a feed in an encoding that is not known', () => {
  it.each([
    ['text/xml; charset=martian', 'UTF-8', 'martian'],
    ['text/xml', 'UTF-7', 'UTF-7'],
    ['text/xml', 'UTF-32', 'UTF-32'],
    ['text/xml', 'ISO-2022-KR', 'ISO-2022-KR'],
    ['text/xml', 'EBCDIC-CP-US', 'EBCDIC-CP-US'],
  ])('is refused in one line: %s, %s', (contentType, declared, named) => {
    const bytes = ascii(declaration(declared) + formats['RSS 2.0']);
    expect(() => decodeDocument(bytes, contentType, url)).toThrow(
      `${url} has an unknown encoding: ${named}. Publish the feed in UTF-8`,
    );
  });
});

describe('a feed that is not in the encoding that it names', () => {
  const document = formats['RSS 2.0'];

  it.each([
    ['nothing is named', '', 'text/xml'],
    ['it names UTF-8', declaration('UTF-8'), 'text/xml'],
    ['the server names UTF-8', declaration('ISO-8859-1'), 'text/xml; charset=utf-8'],
  ])('is read in Latin-1 if %s, and it is not in UTF-8', (_, start, contentType) => {
    // `Zoë café` in Latin-1.
    const bytes = withWord(start + document, '5a6feb20636166e9');
    expect(read(bytes, contentType)).toEqual(['Zoë café', 'Zoë café']);
  });

  it('is read in UTF-8 if it names Latin-1, and is in UTF-8', () => {
    const bytes = withWord(declaration('ISO-8859-1') + document, '5a6fc3ab');
    expect(read(bytes, 'text/xml')).toEqual(['Zoë', 'Zoë']);
    expect(read(bytes, 'text/xml; charset=us-ascii')).toEqual(['Zoë', 'Zoë']);
  });

  it.each(['latin-1', 'ISO8859_1', 'UTF_8'])('is read if it spells its encoding as %s', (label) => {
    const hex = label === 'UTF_8' ? '5a6fc3ab' : '5a6feb';
    expect(read(withWord(declaration(label) + document, hex), 'text/xml')).toEqual(['Zoë', 'Zoë']);
  });

  it('stays in UTF-8 if a program has cut one of its characters', () => {
    const bytes = withWord(declaration('UTF-8') + document, '5a6fc3ab206361e6b8');
    expect(read(bytes, 'text/xml')).toEqual(['Zoë ca\ufffd', 'Zoë ca\ufffd']);
  });
});
