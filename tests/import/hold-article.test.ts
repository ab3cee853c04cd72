import { describe, expect, it } from 'vitest';
import { planNext, reading, renderedPost } from '../support/plan.ts';

const held = { state: 'withdrawn', isHeld: true } as const;

describe('a held article', () => {
  it('stays withdrawn when its post is edited, and gets the new content', () => {
    const { changes } = planNext(reading({ title: 'B', hash: 'h2' }, 'a.md', 'file2'), {
      article: held,
    });
    expect(changes.articles).toMatchObject([{ title: 'B', state: 'withdrawn' }]);
    expect(changes.added).toEqual([]);
  });

  it('is not written if its post has not changed', () => {
    const { changes } = planNext(reading(), { article: held });
    expect(changes.articles).toEqual([]);
    expect(changes.counts).toMatchObject({ unchanged: 1 });
  });

  it('is found by its URL, and keeps its id, if its post moves and gets another id', () => {
    const moved = reading({ feedId: 'https://paper.example/other' }, 'b.md');
    const { changes } = planNext(moved, {
      article: held,
      post: null,
      context: { isPresent: () => false },
    });
    expect(changes.articles).toMatchObject([{ feedId: renderedPost().feedId, state: 'withdrawn' }]);
    expect(changes.added).toEqual([]);
  });
});

describe('an article that another source has withdrawn', () => {
  it.each([
    ['is taken over by this source with its id', false, 'live'],
    ['stays withdrawn if it is held', true, 'withdrawn'],
  ])('%s', (_, isHeld, state) => {
    const { changes } = planNext(reading(), {
      article: { sourceId: 2, state: 'withdrawn', isHeld },
      post: null,
    });
    expect(changes.articles).toMatchObject([{ sourceId: 1, feedId: renderedPost().feedId, state }]);
  });
});
