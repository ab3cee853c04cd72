// Posts that are made to keep a reader busy. Each must be read or refused; one that is not stops the
// test by its time limit.
import { describe, expect, it } from 'vitest';
import { PostProblem } from '../../src/import/problem.ts';
import { readPost } from '../../src/import/read-post.ts';
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
