import { env } from 'cloudflare:workers';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { valueRows } from '../../src/store/value-rows.ts';

it.each([1, 2_000, 2_001])('numbers are a table, however many they are: %i', async (count) => {
  const rows = Array.from({ length: count }, (_, at) => [at, -1_700_000_000]);
  const found = await connect(env.DB).all<{ a: number; b: number }>(
    sql`select column1 as a, column2 as b from ${valueRows(rows)} as listed`,
  );
  expect(found.map(({ a, b }) => [a, b])).toEqual(rows);
});
