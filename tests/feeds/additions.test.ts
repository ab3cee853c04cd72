import { describe, expect, it } from 'vitest';
import { addToXml } from '../../src/feeds/additions.ts';
import { renderFeed } from '../../src/feeds/render.ts';
import { element, htmlElement, textElement } from '../../src/feeds/xml.ts';
import { articleWith, documentOf } from '../support/documents.ts';

describe('additions to XML', () => {
  const xml = '<a x="1">\n    <b>a &lt;a&gt;</b>\n</a>';

  it('add attributes and children to elements by name', () => {
    const added = addToXml(xml, {
      a: {
        attributes: { y: '"&', z: undefined },
        children: [element('c', {}, [textElement('d', '<')]), '', false, element('e', {})],
      },
      b: { attributes: { n: 0 } },
    });
    expect(added.split('\n')).toEqual([
      '<a x="1" y="&quot;&amp;">',
      '    <b n="0">a &lt;a&gt;</b>',
      '    <c>',
      '        <d>&lt;</d>',
      '    </c>',
      '    <e/>',
      '</a>',
    ]);
  });

  it('do not indent HTML', () => {
    const html = '<pre>\n a\n</pre> ]]> $& ]]>';
    expect(addToXml(xml, { a: { children: [htmlElement('c', html)] } })).toContain(
      '\n    <c><![CDATA[<pre>\n a\n</pre> ]]]]><![CDATA[> $& ]]]]><![CDATA[>]]></c>\n</a>',
    );
  });
});

describe.each(['rss', 'atom'] as const)('a document in %s', (format) => {
  it('indents each element by its depth', () => {
    const articles = [{}, { enclosure, image: 'https://paper.example/a.png' }].map(articleWith);
    const [, ...lines] = renderFeed(documentOf(articles), format).split('\n');
    let depth = 0;
    for (const line of lines) {
      if (/^ *<\//.test(line)) depth--;
      expect(line).toMatch(new RegExp(`^ {${depth * 4}}<`));
      if (!line.includes('</') && !line.endsWith('/>')) depth++;
    }
    expect(depth).toBe(0);
  });
});

const enclosure = {
  url: 'https://paper.example/a.mp3',
  mediaType: 'audio/mpeg',
  length: 1,
  duration: 1,
};
