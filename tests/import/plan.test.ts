import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/import/plan.ts';
import type { Note } from '../../src/model/problem.ts';
import { now, planNew, planNext, published, reading, type Stored } from '../support/plan.ts';

const note = (reason: Note['reason'], text: string): Note => ({ reason, text });

const scopeNames = (list: readonly { scope: { kind: string; slug: string } }[]) =>
  list.map(({ scope }) => `${scope.kind}:${scope.slug}`);

describe('a new post', () => {
  it('is created and added to its scopes', () => {
    const { changes, reports } = planNew([
      reading({ notes: [note('quotes', 'one'), note('bad-date', 'two')] }),
    ]);
    expect(reports).toEqual([
      { path: 'a.md', outcome: 'created', note: 'one; two', reasons: 'quotes bad-date' },
    ]);
    expect(changes.articles).toMatchObject([
      { path: 'a.md', sourceId: 1, state: 'live', updatedAt: published },
    ]);
    expect(scopeNames(changes.added)).toEqual(['site:', 'category:news', 'tag:c++']);
    expect(changes.removed).toEqual([]);
    expect(changes.counts).toMatchObject({ created: 1, changed: 0, problems: 0 });
  });

  it('is scheduled if its date is in the future, unless the site publishes such posts', () => {
    const future = reading({ publishedAt: new Date('2026-03-01T12:00:01Z') });
    const { changes } = planNew([future]);
    expect(changes.articles).toMatchObject([{ state: 'scheduled' }]);
    expect(changes.added).toEqual([]);
    expect(planNew([future], { future: true }).changes.articles).toMatchObject([{ state: 'live' }]);
  });

  it('is live if its date is now', () => {
    const { changes } = planNew([reading({ publishedAt: now })]);
    expect(changes.articles).toMatchObject([{ state: 'live' }]);
  });

  it('uses its URL as its id if an earlier post has the same id but another URL', () => {
    const twin = reading({ url: 'https://paper.example/twin.html' }, 'b.md');
    const { changes } = planNew([reading(), twin]);
    expect(changes.articles.map(({ feedId }) => feedId)).toEqual([
      'https://paper.example/a',
      'https://paper.example/twin.html',
    ]);
  });

  it('is a URL conflict if an earlier post has the same id and URL', () => {
    const { changes, reports } = planNew([reading(), reading({}, 'b.md')]);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['created', 'conflict']);
    expect(reports[1]?.note).toContain('a.md');
    expect(changes.articles).toHaveLength(1);
  });
});

describe('a post that was imported before', () => {
  it('changes nothing if its feeds would stay the same', () => {
    const { changes, reports } = planNext(reading());
    expect(reports[0]?.outcome).toBe('unchanged');
    expect(changes).toMatchObject({ articles: [], added: [], removed: [], states: [] });
  });

  it('is removed from its old scopes and added to its new ones if it changes', () => {
    const { changes, reports } = planNext(reading({ hash: 'h2', tags: ['go'] }, 'a.md', 'file2'));
    expect(reports[0]?.outcome).toBe('changed');
    expect(scopeNames(changes.removed)).toEqual(['site:', 'category:news', 'tag:c++']);
    expect(scopeNames(changes.added)).toEqual(['site:', 'category:news', 'tag:go']);
  });

  it('keeps its id even if it would get another one as a new post', () => {
    const { changes } = planNext(reading({ hash: 'h2', feedId: 'https://paper.example/b' }));
    expect(changes.articles).toMatchObject([{ feedId: 'https://paper.example/a' }]);
    expect(new Set(changes.added.map(({ feedId }) => feedId))).toEqual(
      new Set(['https://paper.example/a']),
    );
  });

  it('is live again after it was withdrawn', () => {
    const { changes, reports } = planNext(reading(), { article: { state: 'withdrawn' } });
    expect(reports[0]?.outcome).toBe('changed');
    expect(changes.removed).toEqual([]);
    expect(changes.added).toHaveLength(3);
  });
});

describe('a post that is no longer published', () => {
  const skipped: Reading = {
    path: 'a.md',
    hash: 'file2',
    kind: 'skipped',
    note: note('unpublished', 'not public'),
  };

  it('is withdrawn', () => {
    const { changes, reports } = planNext(skipped);
    expect(reports).toEqual([
      { path: 'a.md', outcome: 'skipped', note: 'not public', reasons: 'unpublished' },
    ]);
    expect(changes.states).toEqual([{ id: 7, state: 'withdrawn' }]);
    expect(changes.removed).toHaveLength(3);
    expect(changes.counts).toMatchObject({ withdrawn: 1, skipped: 1 });
  });

  it.each<[string, Stored]>([
    ['was withdrawn before', { article: { state: 'withdrawn' } }],
    ['has moved to another path', { article: { path: 'b.md' } }],
  ])('does not change an article that %s', (_, stored) => {
    const { changes } = planNext(skipped, stored);
    expect(changes).toMatchObject({
      states: [],
      removed: [],
      counts: { withdrawn: 0, skipped: 1 },
    });
  });
});

describe('a post that cannot be read', () => {
  it('is reported, and its article stays', () => {
    const unreadable: Reading = {
      path: 'a.md',
      hash: 'file2',
      kind: 'problem',
      note: note('yaml', 'a TAB'),
    };
    const { changes, reports } = planNext(unreadable);
    expect(reports).toEqual([{ path: 'a.md', outcome: 'problem', note: 'a TAB', reasons: 'yaml' }]);
    expect(changes).toMatchObject({ articles: [], states: [], removed: [], added: [] });
    expect(changes.posts).toMatchObject([{ outcome: 'problem', note: 'a TAB', feedId: null }]);
  });
});

describe('the modification time of an article', () => {
  it.each<[string, Reading, Stored, string]>([
    [
      'the time of the import if its file has changed',
      reading({ hash: 'h2' }, 'a.md', 'file2'),
      {},
      '2026-03-01T12:00:00Z',
    ],
    [
      'unchanged if only the settings have changed',
      reading({ hash: 'h2' }),
      {},
      '2026-02-01T00:00:00Z',
    ],
    [
      'the date of the post if that is now later',
      reading({ hash: 'h2', publishedAt: new Date('2026-02-09') }),
      {},
      '2026-02-09T00:00:00Z',
    ],
    [
      'the time in the front matter',
      reading({ hash: 'h2', updatedAt: new Date('2026-02-20') }),
      {},
      '2026-02-20T00:00:00Z',
    ],
    [
      'unchanged if the time in the front matter is in the future',
      reading({ hash: 'h2', updatedAt: new Date('2027-01-01') }),
      {},
      '2026-02-01T00:00:00Z',
    ],
    [
      'the date of the post if the time in the front matter is earlier',
      reading({ hash: 'h2', updatedAt: new Date('2020-01-01') }),
      {},
      '2026-02-01T00:00:00Z',
    ],
    [
      'unchanged if the article was only scheduled until now',
      reading({ hash: 'h2' }, 'a.md', 'file2'),
      { article: { state: 'scheduled' } },
      '2026-02-01T00:00:00Z',
    ],
  ])('is %s', (_, next, stored, time) => {
    const { changes } = planNext(next, stored);
    expect(changes.articles.map(({ updatedAt }) => updatedAt)).toEqual([new Date(time)]);
  });
});
