// Posts that are made to keep a reader busy. Each must be read or refused; one that is not stops the
// test by its time limit.
import { describe, expect, it } from 'vitest';

import { supportFiles } from '../../src/jekyll/support-files.ts';
import { PostProblem } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOf } from '../support/site.ts';

const path = '_posts/2026-01-01-a.md';

const bodies: readonly [string, string][] = [
  ['a picture with one endless source', `<img srcset="${'a'.repeat(40_000)} b c">`],
  ['attribute lists that never close', '{:'.repeat(100_000)],
  ['raw blocks that never close', '{% raw %}'.repeat(20_000)],
  ['footnotes without number', Array.from({ length: 8_000 }, (_, at) => `[^${at}]: x`).join('\n')],
  ['elements that close others', '<div></p>'.repeat(50_000)],
  ['brackets', '['.repeat(50_000)],
  ['spaces', `${' '.repeat(100_000)}x`],
  ['comments that never close', '<!-- '.repeat(50_000)],
  ['quotes', '"'.repeat(100_000)],
  ['formulas', '$$'.repeat(50_000)],
  ['paragraphs of HTML', '<p>a</p> x\n'.repeat(20_000)],
  ['Markdown in HTML in Markdown', '<div markdown="1">\n'.repeat(20_000)],
  ['pipes', '|'.repeat(100_000)],
  ['cells of code', '|<code>'.repeat(30_000)],
  ['links that never close', '[a](b '.repeat(50_000)],
  ['comments of kramdown that never close', '{::comment}\n'.repeat(20_000)],
  ['emphasis that never closes', '*a **b _c __d '.repeat(20_000)],
  ['pictures that never close', '!['.repeat(50_000)],
  ['code that never closes', Array.from({ length: 800 }, (_, at) => '`'.repeat(at + 1)).join(' ')],
  ['fences that never close', '```x\n'.repeat(30_000)],
  ['quotes in quotes', '> '.repeat(50_000)],
  ['lists in lists', Array.from({ length: 900 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n')],
  ['elements in elements', '<b>'.repeat(15_000)],
  ['attributes that never end', '<a b="'.repeat(50_000)],
  ['tabs', `-${'\t'.repeat(100_000)}x`],
  ['names of links', `[a]: ${' '.repeat(100_000)}x "`],
  ['terms', 'a\n: b\n'.repeat(5_000)],
  ['footnotes that point to each other', '[^a] [^b]\n\n[^a]: [^a] [^b]\n[^b]: [^a] [^b]'],
  ['a tag with an endless name', `<x-${'a-'.repeat(50_000)}>`],
  ['conditions that never close', '{% if a %}'.repeat(20_000)],
  [
    'loops in loops',
    `{% assign a = (1..300) %}${'{% for i in a %}'.repeat(4)}${'{% endfor %}'.repeat(4)}`,
  ],
  [
    'text that doubles',
    `{% capture a %}x{% endcapture %}${'{% capture a %}{{a}}{{a}}{% endcapture %}'.repeat(60)}{{a}}`,
  ],
];

const includes: readonly [string, string, Readonly<Record<string, string>>][] = [
  ['500 includes in one another', '{% include 0.html %}', chain(500)],
  ['an include of itself', '{% include a.html %}', { a: '{% include a.html %}' }],
  ['an include of itself, twice', '{% include a.html %}', { a: '{% include a.html %}'.repeat(2) }],
  ['a large include, often', '{% include a.html %}'.repeat(5_000), { a: 'x'.repeat(100_000) }],
  ['parameters that never end', `{% include a.html ${'a="'.repeat(50_000)} %}`, { a: '' }],
  ['a name of variables that never ends', `{% include ${'{{ a '.repeat(50_000)} %}`, { a: '' }],
  ['spaces for parameters', `{% include a.html a${' '.repeat(100_000)}b %}`, { a: '' }],
  ['links that never end', '{% link '.repeat(50_000), {}],
  ['a link with spaces', `{% link ${' '.repeat(100_000)}x %}`.repeat(5), {}],
  ['a list in itself', `${listInItself(60)}{{ a }}`, {}],
  ['a list in itself, joined', `${listInItself(60)}{{ a | join }}`, {}],
  ['a list in itself, as JSON', `${listInItself(60)}{{ a | jsonify }}`, {}],
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
    Array.from({ length }, (_, at) => [`${at}`, `x{% include ${at + 1}.html %}`]),
  );
}

describe('a hostile post with includes', () => {
  it.each(includes)('is read or refused: %s', async (_, body, texts) => {
    const files = Object.entries(texts).map(([name, content]) => ({
      path: `_includes/${name}.html`,
      content,
    }));
    const around = { files: supportFiles(files, ''), resolveLink: () => undefined };
    const reading = readPost(fileOf(path, `---\ntitle: A\n---\n${body}`), siteOf(), around);
    const outcome = await reading.then(
      ({ title }) => title,
      (error: unknown) => error,
    );
    if (outcome !== 'A') expect(outcome).toBeInstanceOf(PostProblem);
  });
});

describe('a hostile post', () => {
  it.each(bodies)('is read or refused: %s', async (_, body) => {
    await expectEnd(`---\ntitle: A\n---\n${body}`);
  });

  it.each([
    ['commas for tags', `tags: "${','.repeat(60_000)}x"`],
    ['an endless placeholder', `permalink: /:${'a'.repeat(60_000)}`],
    ['the name of what every object has', 'permalink: constructor'],
    ['the same as a placeholder', 'permalink: /:constructor/:__proto__/x'],
  ])('is read or refused: %s', async (_, line) => {
    await expectEnd(`---\ntitle: A\n${line}\n---\nText`);
  });

  it('has a hundred tags at the most', async () => {
    const tags = Array.from({ length: 5_000 }, (_, at) => `t${at}`).join(' ');
    const draft = await readPost(fileOf(path, `---\ntags: ${tags}\n---\nText`), siteOf());
    expect(draft.tags).toHaveLength(100);
  });
});

async function expectEnd(text: string): Promise<void> {
  const outcome = await readPost(fileOf(path, text), siteOf()).then(
    ({ title }) => title,
    (error: unknown) => error,
  );
  if (outcome !== 'A') expect(outcome).toBeInstanceOf(PostProblem);
}
