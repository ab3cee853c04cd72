import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, post, sendPosts, startRun } from '../support/feedmill.ts';

beforeEach(startEmpty);

const path = '_posts/2026-01-02-a.md';

async function rssWith(sizes: string): Promise<string> {
  const run = await startRun();
  const posts = await sendPosts(run, {
    [path]: post('title: A\naudio: /1.mp3'),
    'media-sizes.json': sizes,
  });
  expect(posts.map((sent) => sent.path)).toEqual([path]);
  return (await get('/rss.xml')).text();
}

describe('the sizes of media files that are sent with posts', () => {
  it('are the lengths of enclosures', async () => {
    expect(await rssWith('{"1.mp3": 1234}')).toContain('length="1234"');
  });

  it.each(['', '[]', '{"1.mp3": -1}', '{"1.mp3": "1234"}', '{"2.mp3": 1234}'])(
    'are ignored if they are not sizes of these files: %j',
    async (sizes) => {
      expect(await rssWith(sizes)).toContain('length="0"');
    },
  );
});
