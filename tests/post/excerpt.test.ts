import { describe, expect, it } from 'vitest';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

async function summaryOf(body: string, config = '', frontMatter = 'title: A') {
  const file = fileOf('_posts/2026-01-02-a.md', post(frontMatter, body));
  return (await readPost(file, siteOf(config))).summary;
}

describe('the excerpt of a post', () => {
  it.each([
    ['A\n\nB\n\n<!--cut-->\n\nC', "excerpt_separator: '<!--cut-->'", 'A B'],
    ['A\n\n\nB\n\nC', 'excerpt_separator: "\\n\\n\\n"', 'A'],
    ['A\r\n\r\nB\r\n\r\n\r\nC', 'excerpt_separator: "\\n\\n\\n"', 'A B'],
    ['A\n\nB\n\n---more---\n\nC', 'excerpt_separator: ---more---', 'A B'],
    ['A [b]\n\nB\n\nCUT\n\n[b]: /b "Title"', 'excerpt_separator: CUT', 'A b B'],
    ['* A\n* B CUT\n* C', 'excerpt_separator: CUT', 'A B'],
    ['A\n\n~~~\nB CUT\n~~~\n', 'excerpt_separator: CUT', 'A ~~~ B'],
    ['{% if true %}A\n\nB CUT C{% endif %}', 'excerpt_separator: CUT', 'A B'],
    ['A\n\nB\n\n<!--more-->\n\nC', "excerpt_separator: '<!--cut-->'", 'A B'],
  ])('of %j ends at the separator: %s', async (body, config, summary) => {
    expect(await summaryOf(body, config)).toBe(summary);
  });

  it('ends at the separator of the post, if that has one', async () => {
    const config = 'excerpt_separator: CUT';
    const frontMatter = 'excerpt_separator: HERE';
    expect(await summaryOf('A\n\nB CUT C HERE D', config, frontMatter)).toBe('A B CUT C');
  });

  it.each(['<!-- more -->', '<!--more-->', '<!--  MORE\n-->'])(
    'ends at %j in every site',
    async (marker) => {
      expect(await summaryOf(`A\n\nB\n\n${marker}\n\nC`)).toBe('A B');
    },
  );

  it.each([
    ['A\n\nB\n\n<!--more-splits-more-fees-->\n\nC', ''],
    ['A\n\nmore', ''],
    ['<!--more-->\n\nA\n\nB', ''],
    ['CUT A\n\nB', 'excerpt_separator: CUT'],
    ['A\n\nB', 'excerpt_separator: ""'],
    ['A\n\nB', 'excerpt_separator: "\\n\\n"'],
  ])(
    'of %j is not marked in a site with "%s", so the summary is the first paragraph',
    async (body, config) => {
      expect(await summaryOf(body, config)).toMatch(/^(?:CUT )?A$/);
    },
  );
});
