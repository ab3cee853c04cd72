import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/import/plan.ts';
import type { Note } from '../../src/model/problem.ts';
import { now, planNew, planNext, published, reading, type Stored } from '../support/plan.ts';

const note = (reason: Note['reason'], text: string): Note => ({ reason, text });

const scopeNames = (list: readonly { scope: { kind: string; slug: string } }[]) =>
  list.map(({ scope }) => `${scope.kind}:${scope.slug}`);

describe('a new post', () => {
  it('is created and enters the feeds of its scopes', () => {
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

  it('waits where it is dated ahead, unless the site shows such posts', () => {
    const ahead = reading({ publishedAt: new Date('2026-03-01T12:00:01Z') });
    const { changes } = planNew([ahead]);
    expect(changes.articles).toMatchObject([{ state: 'scheduled' }]);
    expect(changes.added).toEqual([]);
    expect(planNew([ahead], { future: true }).changes.articles).toMatchObject([{ state: 'live' }]);
  });

  it('is shown at once where it is dated right now', () => {
    const { changes } = planNew([reading({ publishedAt: now })]);
    expect(changes.articles).toMatchObject([{ state: 'live' }]);
  });

  it('goes by its address where a post before it at another address has taken its id', () => {
    const twin = reading({ url: 'https://paper.example/twin.html' }, 'b.md');
    const { changes } = planNew([reading(), twin]);
    expect(changes.articles.map(({ feedId }) => feedId)).toEqual([
      'https://paper.example/a',
      'https://paper.example/twin.html',
    ]);
  });

  it('is a problem where a post before it has taken its id and its address', () => {
    const { changes, reports } = planNew([reading(), reading({}, 'b.md')]);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['created', 'conflict']);
    expect(reports[1]?.note).toContain('a.md');
    expect(changes.articles).toHaveLength(1);
  });
});

describe('a post that is known', () => {
  it('changes nothing where feeds would show the same', () => {
    const { changes, reports } = planNext(reading());
    expect(reports[0]?.outcome).toBe('unchanged');
    expect(changes).toMatchObject({ articles: [], added: [], removed: [], states: [] });
  });

  it('leaves its old feeds and enters its new ones where it changes', () => {
    const { changes, reports } = planNext(reading({ hash: 'h2', tags: ['go'] }, 'a.md', 'file2'));
    expect(reports[0]?.outcome).toBe('changed');
    expect(scopeNames(changes.removed)).toEqual(['site:', 'category:news', 'tag:c++']);
    expect(scopeNames(changes.added)).toEqual(['site:', 'category:news', 'tag:go']);
  });

  it('keeps the id that readers know it by, whatever its new one would be', () => {
    const { changes } = planNext(reading({ hash: 'h2', feedId: 'https://paper.example/b' }));
    expect(changes.articles).toMatchObject([{ feedId: 'https://paper.example/a' }]);
    expect(new Set(changes.added.map(({ feedId }) => feedId))).toEqual(
      new Set(['https://paper.example/a']),
    );
  });

  it('comes back with its id after it was withdrawn', () => {
    const { changes, reports } = planNext(reading(), { article: { state: 'withdrawn' } });
    expect(reports[0]?.outcome).toBe('changed');
    expect(changes.removed).toEqual([]);
    expect(changes.added).toHaveLength(3);
  });
});

describe('a post that is not published any more', () => {
  const skipped: Reading = {
    path: 'a.md',
    hash: 'file2',
    kind: 'skipped',
    note: note('unpublished', 'not public'),
  };

  it('leaves its feeds', () => {
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
    ['lives on at another path', { article: { path: 'b.md' } }],
  ])('changes nothing of an article that %s', (_, stored) => {
    const { changes } = planNext(skipped, stored);
    expect(changes).toMatchObject({
      states: [],
      removed: [],
      counts: { withdrawn: 0, skipped: 1 },
    });
  });
});

describe('a post that cannot be read', () => {
  it('is reported, and what was served before stays', () => {
    const bad: Reading = {
      path: 'a.md',
      hash: 'file2',
      kind: 'problem',
      note: note('yaml', 'a TAB'),
    };
    const { changes, reports } = planNext(bad);
    expect(reports).toEqual([{ path: 'a.md', outcome: 'problem', note: 'a TAB', reasons: 'yaml' }]);
    expect(changes).toMatchObject({ articles: [], states: [], removed: [], added: [] });
    expect(changes.posts).toMatchObject([{ outcome: 'problem', note: 'a TAB', feedId: null }]);
  });
});

describe('when an article was changed', () => {
  it.each<[string, Reading, Stored, string]>([
    ['its file changed', reading({ hash: 'h2' }, 'a.md', 'file2'), {}, '2026-03-01T12:00:00Z'],
    ['the settings alone changed', reading({ hash: 'h2' }), {}, '2026-02-01T00:00:00Z'],
    [
      'its date moved ahead of that',
      reading({ hash: 'h2', publishedAt: new Date('2026-02-09') }),
      {},
      '2026-02-09T00:00:00Z',
    ],
    [
      'it says so itself',
      reading({ hash: 'h2', updatedAt: new Date('2026-02-20') }),
      {},
      '2026-02-20T00:00:00Z',
    ],
    [
      'it names a time to come',
      reading({ hash: 'h2', updatedAt: new Date('2027-01-01') }),
      {},
      '2026-02-01T00:00:00Z',
    ],
    [
      'it names a time before it was published',
      reading({ hash: 'h2', updatedAt: new Date('2020-01-01') }),
      {},
      '2026-02-01T00:00:00Z',
    ],
    [
      'it was only scheduled until now',
      reading({ hash: 'h2' }, 'a.md', 'file2'),
      { article: { state: 'scheduled' } },
      '2026-02-01T00:00:00Z',
    ],
  ])('is told right where %s', (_, next, stored, time) => {
    const { changes } = planNext(next, stored);
    expect(changes.articles.map(({ updatedAt }) => updatedAt)).toEqual([new Date(time)]);
  });
});
