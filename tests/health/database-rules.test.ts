import { describe, expect, it } from 'vitest';
import { databaseFails, sizeCheck } from '../../src/health/database-rules.ts';
import { metLimit, secondsUntilReset } from '../../src/store/limits.ts';
import { MigrationFailed } from '../../src/store/migrate.ts';

const megabyte = 1_000_000;
// As D1 writes it.
const daily = (kind: string) =>
  new Error(
    `D1_ERROR: Your account has exceeded D1's free tier daily row ${kind} limit. Upgrade to a paid plan or wait until tomorrow (midnight UTC) to continue.`,
  );
const full = new Error('D1_ERROR: Exceeded maximum DB size');

describe('the size of the database', () => {
  it.each([
    [1, 0, 'pass'],
    [399, 0, 'pass'],
    [400, 0, 'warn'],
    [500, 0, 'warn'],
    [501, 0, 'pass'],
    [7_999, 0, 'pass'],
    [8_000, 0, 'warn'],
    [9_500, 0, 'fail'],
    [450, 10_000, 'pass'],
    [450, 500, 'warn'],
    [480, 500, 'fail'],
    [501, 500, 'fail'],
  ])('of %i MB, where %i are allowed: %s', (size, allowed, status) => {
    expect(sizeCheck(size * megabyte, allowed).status).toBe(status);
  });
});

describe('a limit of D1', () => {
  it.each([
    ['daily reads', daily('read')],
    ['daily writes', daily('write')],
    ['size', full],
    ['daily reads', new Error('Failed query: select 1', { cause: daily('read') })],
    ['daily writes', new MigrationFailed('0000_tables.sql', daily('write').message)],
    [undefined, new Error('D1 DB is overloaded. Too many requests queued.')],
    [undefined, 'a text'],
  ])('is recognized: %s', (limit, error) => {
    expect(metLimit(error)).toBe(limit);
  });

  it.each([
    [daily('read'), /may read in a day .* until 00:00 UTC.*daily-limit\.md/],
    [daily('write'), /may write in a day/],
    [full, /maximum size .*database-full\.md/],
    [new MigrationFailed('0009_more.sql', 'no room'), /0009_more\.sql failed: no room/],
    [new Error('D1_ERROR: secret'), /^The database does not respond/],
  ])('is explained, and nothing else is shown', (error, output) => {
    expect(databaseFails(error)).toMatchObject({
      name: 'database',
      status: 'fail',
      output: expect.stringMatching(output),
    });
    expect(databaseFails(error).output).not.toMatch(/secret|D1_ERROR/);
  });

  it.each([
    ['2026-03-04T00:00:00Z', 86_400],
    ['2026-03-04T23:59:59.500Z', 1],
    ['2026-12-31T12:00:00Z', 43_200],
  ])('begins again at 00:00 UTC: at %s in %i seconds', (now, seconds) => {
    expect(secondsUntilReset(new Date(now))).toBe(seconds);
  });
});
