import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { listDue } from '../store/sources/posts.ts';
import { membershipsOf } from './memberships.ts';

const batchSize = 200;

/** Publishes the scheduled articles that are due, and returns how many there were. */
export async function publishDue(db: Database, now: Date): Promise<number> {
  let published = 0;
  for (;;) {
    const due = await listDue(db, now, batchSize);
    if (due.length === 0) return published;
    // An import may change or withdraw the articles meanwhile.
    const states = due.map(({ id, hash }) => ({ id, state: 'live' as const, dueHash: hash }));
    const added = due.flatMap(({ hash, ...article }) =>
      membershipsOf({ ...article, state: 'live' }).map((one) => ({ ...one, dueHash: hash })),
    );
    // The source matters only for changes of posts.
    await applyChanges(db, null, { ...noChanges, sourceId: 0, states, added }, now);
    published += due.length;
  }
}
