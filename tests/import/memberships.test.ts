import { describe, expect, it } from 'vitest';
import { membershipsOf } from '../../src/import/memberships.ts';
import { articleOf } from '../support/plan.ts';

describe('the places of an article in feeds', () => {
  it.each(['scheduled', 'withdrawn'] as const)('are none where it is %s', (state) => {
    expect(membershipsOf(articleOf({ state }))).toEqual([]);
  });

  it('are one in each of its scopes where it is live, by the date that feeds order it by', () => {
    const { feedId, publishedAt } = articleOf();
    const places = membershipsOf(articleOf());
    expect(places.map(({ scope }) => `${scope.kind}:${scope.slug}`)).toEqual([
      'site:',
      'category:news',
      'tag:c++',
    ]);
    for (const place of places) expect(place).toMatchObject({ feedId, publishedAt });
  });
});
