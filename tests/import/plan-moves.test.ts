import { describe, expect, it } from 'vitest';
import { planNext, reading } from '../support/plan.ts';

describe('a post that moves to another folder', () => {
  const moved = reading({}, 'moved/a.md');

  it('stays the same article', () => {
    const { changes, reports } = planNext(moved, {
      post: null,
      context: { isPresent: () => false },
    });
    expect(reports[0]?.outcome).toBe('unchanged');
    expect(changes.articles).toMatchObject([
      { path: 'moved/a.md', feedId: 'https://paper.example/a' },
    ]);
    expect([...changes.added, ...changes.removed]).toEqual([]);
  });

  it('is a URL conflict if the source still has the file at the old path', () => {
    const { changes, reports } = planNext(moved, { post: null });
    expect(reports[0]).toMatchObject({
      outcome: 'conflict',
      note: expect.stringContaining('a.md'),
    });
    expect(changes.articles).toEqual([]);
  });

  it('is a URL conflict if its id belongs to another source', () => {
    const { changes, reports } = planNext(moved, {
      post: null,
      article: { sourceId: 2 },
      context: { isPresent: () => false },
    });
    expect(reports[0]?.outcome).toBe('conflict');
    expect(changes.articles).toEqual([]);
  });
});
