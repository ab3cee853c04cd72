import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/http/fingerprint.ts';
import { clientCopy, validatorsOf } from '../../src/http/validators.ts';
import { type ClientCopy, isCurrentCopy } from '../../src/model/client-copy.ts';
import type { Scope } from '../../src/model/scope.ts';

const variant = 'rss.1.abc';

const scope: Scope = {
  kind: 'tag',
  slug: 'c++',
  name: 'C++',
  revision: 17,
  changedAt: new Date('2026-03-04T05:06:07Z'),
  articleCount: 3,
};

const now = new Date('2026-03-04T05:06:08Z');

function copyFrom(headers: Record<string, string>): ClientCopy {
  return clientCopy(new Headers(headers), variant, now);
}

const revisions = (...list: number[]): ClientCopy => ({ kind: 'revisions', revisions: list });
const since = (time: string): ClientCopy => ({ kind: 'since', time: new Date(time) });

describe('the validators of a document', () => {
  it('are a weak entity tag and an HTTP date', () => {
    const { etag, lastModified } = validatorsOf(scope, variant, now);
    expect(etag).toBe('W/"17-rss.1.abc"');
    expect(lastModified).toBe('Wed, 04 Mar 2026 05:06:08 GMT');
  });

  it.each([
    ['in the second of the change', new Date('2026-03-04T05:06:07.999Z'), scope],
    ['if the date of the version is unknown', now, { ...scope, changedAt: undefined }],
  ])('have no date %s', (_, time, version) => {
    expect(validatorsOf(version, variant, time).lastModified).toBeUndefined();
  });

  it('are recognized when a client sends them back', () => {
    const { etag, lastModified = '' } = validatorsOf(scope, variant, now);
    expect(copyFrom({ 'If-None-Match': etag })).toEqual(revisions(17));
    const copy = copyFrom({ 'If-Modified-Since': lastModified });
    expect(isCurrentCopy(copy, scope)).toBe(true);
    const later = { ...scope, changedAt: new Date('2026-03-04T05:06:08Z') };
    expect(isCurrentCopy(copy, later)).toBe(false);
  });
});

describe('If-None-Match', () => {
  it.each<[string, string, ClientCopy]>([
    ['compares a strong tag weakly', '"17-rss.1.abc"', revisions(17)],
    ['matches any version if it is a star', ' * ', { kind: 'any' }],
    ['reads a list', 'W/"1-rss.1.abc", "2-rss.1.abc" ,W/"3-rss.1.abc"', revisions(1, 2, 3)],
    ['reads a list without spaces', 'W/"1-rss.1.abc","2-rss.1.abc"', revisions(1, 2)],
    ['ignores unknown tags', '"x", "", "a,b", "17-rss.1.abc"', revisions(17)],
    ['ignores the tag of another format', 'W/"17-atom.1.abc"', revisions()],
    ['does not match a longer variant', 'W/"17-rss.1.abcd"', revisions()],
    ['does not match a shorter variant', 'W/"17-rss.1.ab"', revisions()],
    ['does not match inside a tag', '"x17-rss.1.abc"', revisions()],
    ['is case-sensitive', 'W/"17-RSS.1.ABC"', revisions()],
    ['ignores an unquoted tag', '17-rss.1.abc', revisions()],
    ['ignores a star in a list', '"x", *', revisions()],
    ['ignores a quoted star', '"*"', revisions()],
    ['matches nothing if it is empty', '', revisions()],
    ['ignores revisions that are too long', `"${'9'.repeat(40)}-rss.1.abc"`, revisions()],
  ])('%s', (_, header, copy) => {
    expect(copyFrom({ 'If-None-Match': header })).toEqual(copy);
  });

  it('overrides If-Modified-Since, even if it has only unknown tags', () => {
    const headers = { 'If-Modified-Since': 'Wed, 04 Mar 2026 05:06:07 GMT' };
    expect(copyFrom({ ...headers, 'If-None-Match': '"x"' })).toEqual(revisions());
  });

  it('is limited to 20 tags', () => {
    const long = Array.from({ length: 500 }, (_, revision) => `"${revision}-${variant}"`).join(
      ', ',
    );
    const copy = copyFrom({ 'If-None-Match': long });
    expect(copy.kind === 'revisions' && copy.revisions.length).toBe(20);
  });
});

describe('If-Modified-Since', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('may have the form %j', (header) => {
    expect(copyFrom({ 'If-Modified-Since': header })).toEqual(since('1994-11-06T08:49:37Z'));
  });

  it.each([
    ['today', 'Wednesday, 04-Mar-26 05:06:07 GMT', '2026-03-04T05:06:07Z'],
    ['more than 50 years ahead', 'Thursday, 04-Mar-76 05:06:09 GMT', '1976-03-04T05:06:09Z'],
    ['the end of the century', 'Friday, 31-Dec-99 23:59:59 GMT', '1999-12-31T23:59:59Z'],
    ['the start of the century', 'Saturday, 01-Jan-00 00:00:00 GMT', '2000-01-01T00:00:00Z'],
  ])('may have a two-digit year: %s', (_, header, time) => {
    expect(copyFrom({ 'If-Modified-Since': header })).toEqual(since(time));
  });

  it.each(['Wed, 04 Mar 2026 05:06:09 GMT', 'Wednesday, 04-Mar-76 05:06:08 GMT'])(
    'is ignored if it is in the future, like %j',
    (header) => {
      expect(copyFrom({ 'If-Modified-Since': header })).toEqual({ kind: 'none' });
    },
  );

  it.each([
    '',
    'yesterday',
    '0',
    '1772600767',
    '2026-03-04T05:06:07Z',
    'Wed, 04 Mar 2026',
    'Wed, 04 Mar 2026 05:06:07 +0100',
    'Wed, 04 Mar 2026 05:06:07 PST',
    'Wed, 44 Mar 2026 05:06:07 GMT',
    'Wed, 04 Foo 2026 05:06:07 GMT',
    'Wed, 04 Mar 2026 25:06:07 GMT',
  ])('is ignored if it is %j', (header) => {
    expect(copyFrom({ 'If-Modified-Since': header })).toEqual({ kind: 'none' });
  });

  it('is optional', () => {
    expect(copyFrom({})).toEqual({ kind: 'none' });
  });
});

describe('a fingerprint', () => {
  it('differs for different texts and is valid in an entity tag', () => {
    const fingerprints = ['', 'a', 'b', 'ab', 'ba', '新', '闻'].map(fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
    for (const text of fingerprints) expect(text).toMatch(/^[a-z0-9]{1,7}$/);
  });

  it('is the same for the same text', () => {
    expect(fingerprint('The Paper')).toBe(fingerprint('The Paper'));
  });
});
