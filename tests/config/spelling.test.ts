import { describe, expect, it } from 'vitest';
import { misspelledVariables, variableNames } from '../../src/config/config.ts';

describe('a name that is nearly the name of a variable', () => {
  it.each([
    ['FEED_ITEM', 'FEED_ITEMS'],
    ['FEED_ITEMSS', 'FEED_ITEMS'],
    ['FEED_ITMES', 'FEED_ITEMS'],
    ['feed_items', 'FEED_ITEMS'],
    ['FEED-ITEMS', 'FEED_ITEMS'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['WITHDRAW_MAX_PERCNT', 'WITHDRAW_MAX_PERCENT'],
  ])('%s is reported with the variable that is meant', (name, meant) => {
    expect(misspelledVariables([name])).toEqual([
      `${name} is not a variable of Feedmill: is ${meant} meant?`,
    ]);
  });

  it.each(['PATH', 'HOME', 'FEED', 'GITHUB_REF', 'GITHUB_REPOSITORY_ID', 'BUCKET', 'DB'])(
    'is not %s',
    (name) => {
      expect(misspelledVariables([name])).toEqual([]);
    },
  );

  it('is never a variable itself', () => {
    expect(misspelledVariables(variableNames)).toEqual([]);
  });
});
