import type { Database } from '../store/database.ts';
import { failWatch, takeWatch } from '../store/watch.ts';

/** What a workflow is told to import. A type, since the platform asks for plain data. */
export type ImportOrder = {
  /** The name of a source. */
  readonly source: string;
  /** Whether a large part of its articles may be withdrawn. */
  readonly withdrawsAll: boolean;
};

/** What starts workflows: the binding `IMPORT`. */
export interface ImportWorkflows {
  create(order: { readonly id: string; readonly params: ImportOrder }): Promise<unknown>;
}

/**
 * `ordered`: a workflow has begun. `busy`: one is at work on the source already, and will look once
 * more when it is done.
 */
export type OrderResult = 'ordered' | 'busy';

/** Starts the import of a source, unless one is under way. */
export async function orderImport(
  db: Database,
  workflows: ImportWorkflows,
  order: ImportOrder,
  now: Date,
): Promise<OrderResult> {
  const { source } = order;
  const id = `${source}-${crypto.randomUUID()}`;
  if (!(await takeWatch(db, source, id, now))) {
    console.log({ message: 'import refused', source, reason: 'one is under way' });
    return 'busy';
  }
  try {
    await workflows.create({ id, params: order });
  } catch (error) {
    await failWatch(db, source, 'no workflow could be started', null, now);
    throw error;
  }
  console.log({ message: 'import ordered', source, instance: id });
  return 'ordered';
}
