// Random HTML of hostile parts, sanitized and then read by another parser: that of the Workers runtime.
import { describe, expect, it } from 'vitest';
import { allowedAttributes, allowedTags } from '../../../src/post/html/allowed.ts';
import { mathElements } from '../../../src/post/html/math.ts';
import { sanitized } from '../../support/html.ts';
import { randomFrom, seeds } from '../../support/random.ts';

const parts = [
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<!',
  '<![CDATA[',
  ']]>',
  '&lt;',
  '&#60;script&#62;',
  '"',
  "'",
  '=',
  ' ',
  'text',
  '\u0000',
  '/>',
  '<script>alert(1)</script>',
  '<style>',
  '</style>',
  '<img src=x onerror=y>',
  ' onclick="x"',
  '<a href="java\tscript:x">',
  '<a title="</a><img src=x onerror=y>">',
  `<b title='"><img src=x onerror=y>'>`,
  `<p lang='" onclick="x'>`,
  '<svg>',
  '</svg>',
  '<math>',
  '<mtext>',
  '<mglyph>',
  '</math>',
  '<annotation-xml encoding="text/html">',
  '<foreignObject>',
  '<title>',
  '<textarea>',
  '<noscript>',
  '</noscript>',
  '<template>',
  '<iframe src="//youtube.com/embed/x" srcdoc="<b>">',
  '</iframe>',
  '<table>',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<xmp>',
  '<plaintext>',
  '<select>',
  '<option>',
  '<pre class=x>',
];

const harmless = new Set([...allowedTags, ...mathElements]);
const attributes = new Set(Object.values(allowedAttributes).flatMap((names) => [...names]));

const dangerous =
  /^(?:script|style|svg|object|embed|form|template|noscript|base|meta|on\w+|style|srcdoc)$/;

async function namesIn(html: string): Promise<{ tags: string[]; attributes: string[] }> {
  const names = { tags: [] as string[], attributes: [] as string[] };
  const rewriter = new HTMLRewriter().on('*', {
    element(node) {
      names.tags.push(node.tagName);
      for (const [name = '', value = ''] of node.attributes) {
        names.attributes.push(name);
        expect(value).not.toMatch(/^\s*(?:javascript|vbscript|data:text)/i);
      }
    },
  });
  await rewriter.transform(new Response(html)).text();
  return names;
}

describe('random HTML', () => {
  it.each(seeds)(
    'has only harmless tags and attributes for another parser, with the seed %i',
    async (seed) => {
      const random = randomFrom(seed);
      for (let round = 0; round < 500; round++) {
        const length = 1 + Math.floor(random() * 25);
        const html = Array.from({ length }, () => parts[Math.floor(random() * parts.length)]).join(
          '',
        );
        const safe = sanitized(html);
        const names = await namesIn(safe);
        expect(
          [...names.tags, ...names.attributes].filter((name) => dangerous.test(name)),
          html,
        ).toEqual([]);
        expect(
          names.tags.filter((name) => !harmless.has(name)),
          html,
        ).toEqual([]);
        expect(
          names.attributes.filter((name) => !attributes.has(name)),
          html,
        ).toEqual([]);
      }
    },
  );
});
