import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { CountingD1 } from './counting-d1.ts';

const d1 = new CountingD1(env.DB);
const select = (database: Pick<D1Database, 'prepare'> = d1) =>
  database.prepare('select id from site').bind();
const write = "insert into learned_origin (id, origin) values (1, '') on conflict do nothing";

it.each<[string, () => Promise<unknown>]>([
  ['run', () => select().run()],
  ['all', () => select().all()],
  ['raw', () => select().raw()],
  ['first', () => select().first()],
  ['first, of a column', () => select().first('id')],
  ['batch', () => d1.batch([select(), select()])],
  ['exec', () => d1.exec('select 1')],
  ['all of a session', () => select(d1.withSession()).all()],
  [
    'batch of a session',
    () => {
      const session = d1.withSession();
      return session.batch([select(session), select(session)]);
    },
  ],
])('a call of the database is counted once: %s', async (_, call) => {
  d1.restart();
  await call();
  expect(d1.roundTrips).toBe(1);
});

it('rows that are written are counted, by run and by batch', async () => {
  d1.restart();
  await d1.prepare(write).bind().run();
  expect(d1.rowsWritten).toBe(1);
  await d1.batch([d1.prepare('delete from learned_origin').bind()]);
  expect(d1.rowsWritten).toBe(2);
});
