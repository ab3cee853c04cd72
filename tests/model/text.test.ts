import { describe, expect, it } from 'vitest';
import { cutText, escapeHtml, isXmlText, plainLine, xmlText } from '../../src/model/text.ts';

describe('text for XML', () => {
  it('loses all characters that XML forbids', () => {
    const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('');
    expect(xmlText(`a${controls}\ufffe\uffffb`)).toBe('a\t\n\rb');
  });

  it('loses noncharacters', () => {
    expect(xmlText('a\ufdd0b\u{1fffe}c\u{10ffff}d\u{1fffd}')).toBe('abcd\u{1fffd}');
  });

  it('has the characters of Windows-1252 for the controls that stand for them', () => {
    expect(xmlText('\u0080\u0081\u0085\u0092\u009f')).toBe('€…’Ÿ');
  });

  it('keeps the characters that right-to-left text and emoji need', () => {
    const text = '\u200fسلام\u200d👩‍💻\u00a0';
    expect(xmlText(text)).toBe(text);
  });

  it('has a replacement character for a lone surrogate', () => {
    expect(xmlText('a\ud83db')).toBe('a\ufffdb');
  });
});

describe('an XML document', () => {
  it.each(['港口', 'سلام\n\t\r', '👩‍💻', '\ud7ff\ue000\ufffd'])('can contain %j', (text) => {
    expect(isXmlText(text)).toBe(true);
  });

  it.each(['\0', 'a\u000b', '\uffff', '👩\ufffe', '👩\ud83d', '\ude00'])(
    'cannot contain %j',
    (text) => {
      expect(isXmlText(text)).toBe(false);
    },
  );
});

describe('a plain line', () => {
  it.each([
    ['  a \r\n\t b  ', 'a b'],
    ['a\u00a0\u3000b', 'a b'],
    ['trailing\u00a0', 'trailing'],
    ['bell\u0007', 'bell'],
    ['next\u0085 \u0093line\u0094,\u007f \u0081control', 'next… “line”, control'],
    ['a \u0000 b', 'a b'],
    [' \n ', ''],
  ])('of %j is %j', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });
});

describe('a text that is cut', () => {
  it.each([
    ['abc', 'abc'],
    ['abcd', 'abc…'],
    ['ab🎉', 'ab…'],
    ['a🎉b', 'a🎉…'],
  ])('ends with a whole character: %j', (text, cut) => {
    expect(cutText(text, 3)).toBe(cut);
  });
});

describe('text escaped for HTML', () => {
  it('cannot start a tag or a character reference, or end an attribute', () => {
    expect(escapeHtml('<a title="x">R&D &lt;</a>')).toBe(
      '&lt;a title=&quot;x&quot;&gt;R&amp;D &amp;lt;&lt;/a&gt;',
    );
  });
});
