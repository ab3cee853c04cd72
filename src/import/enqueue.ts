import type { Database } from '../store/database.ts';
import { failWatch, leaveWatch, takeWatch } from '../store/sources/sync-state.ts';

/** What a workflow is told to do. A type, since the platform asks for plain data. */
export type ImportOrder = {
  /** The name of a source. */
  readonly source: string;
  /** Whether a large part of its articles may be withdrawn. */
  readonly withdrawsAll: boolean;
  /** What the looks of one import have in common. */
  readonly instance: string;
  /** Which look of them it is, from 1. */
  readonly look: number;
};

/** What starts workflows: the binding `IMPORT`. */
export interface ImportWorkflows {
  create(order: { readonly id: string; readonly params: ImportOrder }): Promise<unknown>;
  get(id: string): Promise<unknown>;
}

/**
 * `ordered`: an import has begun. `busy`: one is under way already, and will look once more when it
 * is done.
 */
export type OrderResult = 'ordered' | 'busy';

// Looks of one import; what is then still left is for the next tick of the schedule.
const maxLooks = 500;

/** Starts the import of a source, unless one is under way. */
export async function orderImport(
  db: Database,
  workflows: ImportWorkflows,
  { source, withdrawsAll }: Pick<ImportOrder, 'source' | 'withdrawsAll'>,
  now: Date,
): Promise<OrderResult> {
  const instance = `${source}-${crypto.randomUUID()}`;
  if (!(await takeWatch(db, source, instance, now))) {
    console.log({ message: 'import refused', source, reason: 'one is under way' });
    return 'busy';
  }
  try {
    await start(workflows, { source, withdrawsAll, instance, look: 1 });
  } catch (error) {
    await failWatch(db, source, 'no workflow could be started', null, now);
    throw error;
  }
  console.log({ message: 'import ordered', source, instance });
  return 'ordered';
}

/** Starts the next look of an import; the source is left to the schedule where there were many. */
export async function orderNext(
  workflows: ImportWorkflows,
  db: Database,
  order: ImportOrder,
): Promise<void> {
  if (order.look === maxLooks) return leaveWatch(db, order.instance);
  const next = { ...order, look: order.look + 1 };
  try {
    await start(workflows, next);
  } catch (error) {
    // It may have been started by this very step, before that was broken off.
    await workflows.get(idOf(next)).catch(() => Promise.reject(error));
  }
}

function start(workflows: ImportWorkflows, params: ImportOrder): Promise<unknown> {
  return workflows.create({ id: idOf(params), params });
}

function idOf({ instance, look }: ImportOrder): string {
  return `${instance}-${look}`;
}
