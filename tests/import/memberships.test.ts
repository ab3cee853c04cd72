import { describe, expect, it } from 'vitest';
import { membershipsOf } from '../../src/import/memberships.ts';
import { articleOf } from '../support/plan.ts';

describe('the memberships of an article', () => {
  it.each(['scheduled', 'withdrawn'] as const)('are empty if it is %s', (state) => {
    expect(membershipsOf(articleOf({ state }))).toEqual([]);
  });

  it('cover each of its scopes, with its date, if it is live', () => {
    const { feedId, publishedAt } = articleOf();
    const memberships = membershipsOf(articleOf());
    expect(memberships.map(({ scope }) => `${scope.kind}:${scope.slug}`)).toEqual([
      'site:',
      'category:news',
      'tag:c++',
    ]);
    for (const membership of memberships) expect(membership).toMatchObject({ feedId, publishedAt });
  });
});
