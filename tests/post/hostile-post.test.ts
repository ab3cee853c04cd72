// Posts made to exhaust the CPU. If one is neither read nor rejected in time, its test times out.
import { describe, expect, it } from 'vitest';
import { defaultFolders } from '../../src/jekyll/site-structure.ts';
import { supportFiles } from '../../src/jekyll/support-files.ts';
import { PostProblem } from '../../src/model/problem.ts';
import { type RenderContext, readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOf } from '../support/site.ts';

const path = '_posts/2026-01-01-a.md';

const bodies: readonly [string, string][] = [
  ['an image with one very long source', `<img srcset="${'a'.repeat(40_000)} b c">`],
  ['attribute lists that are not closed', '{:'.repeat(100_000)],
  ['raw blocks that are not closed', '{% raw %}'.repeat(20_000)],
  [
    'thousands of footnotes',
    Array.from({ length: 8_000 }, (_, index) => `[^${index}]: x`).join('\n'),
  ],
  ['end tags of other elements', '<div></p>'.repeat(50_000)],
  ['brackets', '['.repeat(50_000)],
  ['spaces', `${' '.repeat(100_000)}x`],
  ['comments that are not closed', '<!-- '.repeat(50_000)],
  ['quotes', '"'.repeat(100_000)],
  ['formulas', '$$'.repeat(50_000)],
  ['paragraphs of HTML', '<p>a</p> x\n'.repeat(20_000)],
  ['Markdown in HTML in Markdown', '<div markdown="1">\n'.repeat(20_000)],
  ['pipes', '|'.repeat(100_000)],
  ['table cells of code', '|<code>'.repeat(30_000)],
  ['links that are not closed', '[a](b '.repeat(50_000)],
  ['kramdown comments that are not closed', '{::comment}\n'.repeat(20_000)],
  ['emphasis that is not closed', '*a **b _c __d '.repeat(20_000)],
  ['images that are not closed', '!['.repeat(50_000)],
  [
    'code spans that are not closed',
    Array.from({ length: 800 }, (_, index) => '`'.repeat(index + 1)).join(' '),
  ],
  ['fences that are not closed', '```x\n'.repeat(30_000)],
  ['nested blockquotes', '> '.repeat(50_000)],
  [
    'nested lists',
    Array.from({ length: 900 }, (_, level) => `${' '.repeat(level * 2)}- a`).join('\n'),
  ],
  ['nested elements', '<b>'.repeat(15_000)],
  ['attributes that are not closed', '<a b="'.repeat(50_000)],
  ['tabs', `-${'\t'.repeat(100_000)}x`],
  ['a link definition with spaces', `[a]: ${' '.repeat(100_000)}x "`],
  ['definition lists', 'a\n: b\n'.repeat(5_000)],
  ['footnotes that refer to each other', '[^a] [^b]\n\n[^a]: [^a] [^b]\n[^b]: [^a] [^b]'],
  ['a tag with a very long name', `<x-${'a-'.repeat(50_000)}>`],
  ['conditions that are not closed', '{% if a %}'.repeat(20_000)],
  [
    'nested loops',
    `{% assign a = (1..300) %}${'{% for i in a %}'.repeat(4)}${'{% endfor %}'.repeat(4)}`,
  ],
  [
    'text that doubles',
    `{% capture a %}x{% endcapture %}${'{% capture a %}{{a}}{{a}}{% endcapture %}'.repeat(60)}{{a}}`,
  ],
];

const includes: readonly [string, string, Readonly<Record<string, string>>][] = [
  ['500 nested includes', '{% include 0.html %}', chain(500)],
  ['an include that includes itself', '{% include a.html %}', { a: '{% include a.html %}' }],
  [
    'an include that includes itself twice',
    '{% include a.html %}',
    { a: '{% include a.html %}'.repeat(2) },
  ],
  [
    'a large include, thousands of times',
    '{% include a.html %}'.repeat(5_000),
    { a: 'x'.repeat(100_000) },
  ],
  ['parameters that are not closed', `{% include a.html ${'a="'.repeat(50_000)} %}`, { a: '' }],
  [
    'a file name with variables that are not closed',
    `{% include ${'{{ a '.repeat(50_000)} %}`,
    { a: '' },
  ],
  ['parameters of spaces', `{% include a.html a${' '.repeat(100_000)}b %}`, { a: '' }],
  ['link tags that are not closed', '{% link '.repeat(50_000), {}],
  ['link tags with spaces', `{% link ${' '.repeat(100_000)}x %}`.repeat(5), {}],
  ['a list that contains itself', `${listInItself(60)}{{ a }}`, {}],
  ['a list that contains itself, joined', `${listInItself(60)}{{ a | join }}`, {}],
  ['a list that contains itself, as JSON', `${listInItself(60)}{{ a | jsonify }}`, {}],
  ['code that doubles', highlightOf(40), {}],
];

function listInItself(times: number): string {
  return `{% assign a = "" | split: "x" %}${'{% assign a = a | push: a %}'.repeat(times)}`;
}

function highlightOf(times: number): string {
  const doubled = '{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(times);
  return `{% assign a = "x" %}${doubled}{% highlight text %}{{ a }}{% endhighlight %}`;
}

function chain(length: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [`${index}`, `x{% include ${index + 1}.html %}`]),
  );
}

describe('a hostile post with includes', () => {
  it.each(includes)('is read or rejected: %s', async (_, body, includedFiles) => {
    const files = Object.entries(includedFiles).map(([name, content]) => ({
      path: `_includes/${name}.html`,
      content,
    }));
    const context = { files: supportFiles(files, defaultFolders), resolveLink: () => undefined };
    await expectReadOrRejected(`---\ntitle: A\n---\n${body}`, context);
  });
});

describe('a hostile post', () => {
  it.each(bodies)('is read or rejected: %s', async (_, body) => {
    await expectReadOrRejected(`---\ntitle: A\n---\n${body}`);
  });

  it.each([
    ['tags of commas', `tags: "${','.repeat(60_000)}x"`],
    ['a very long placeholder', `permalink: /:${'a'.repeat(60_000)}`],
    ['a permalink named like an object property', 'permalink: constructor'],
    ['placeholders named like object properties', 'permalink: /:constructor/:__proto__/x'],
  ])('is read or rejected: %s', async (_, line) => {
    await expectReadOrRejected(`---\ntitle: A\n${line}\n---\nText`);
  });

  it('is a problem that says what to do if it costs too much work', async () => {
    const text = `---\ntitle: A\n---\n${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    await expect(readPost(fileOf(path, text), siteOf())).rejects.toThrow(
      expect.objectContaining({
        reason: 'work',
        message: 'it takes too much work to read: simplify its markup',
      }),
    );
  });

  it('has at most 100 tags', async () => {
    const tags = Array.from({ length: 5_000 }, (_, index) => `t${index}`).join(' ');
    const draft = await readPost(fileOf(path, `---\ntags: ${tags}\n---\nText`), siteOf());
    expect(draft.tags).toHaveLength(100);
  });
});

async function expectReadOrRejected(text: string, context?: RenderContext): Promise<void> {
  const outcome = await readPost(fileOf(path, text), siteOf(), context).then(
    ({ title }) => title,
    (error: unknown) => error,
  );
  if (outcome !== 'A') expect(outcome).toBeInstanceOf(PostProblem);
}
