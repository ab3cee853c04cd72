import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type TextWalk, textWalk } from '../schema.ts';
import { readTextDatabase, type TextDatabaseState } from '../texts/prepare.ts';

/** A text database that is bound: what it says about itself, or that it does not respond. */
export interface BoundTextDatabase {
  readonly binding: number;
  readonly state: TextDatabaseState | undefined;
}

/** The facts about the texts of older articles that a health check needs. */
export interface TextFacts {
  /** Undefined if no text has ever been moved. */
  readonly walk: TextWalk | undefined;
  readonly bound: readonly BoundTextDatabase[];
}

/** Reads the facts: one row, and one of each text database that is bound. */
export async function readTextFacts(db: Database): Promise<TextFacts> {
  const [walks, ...bound] = await Promise.all([
    db.select().from(textWalk).where(eq(textWalk.id, 1)),
    ...[...db.texts].map(([binding, texts]) => readBound(binding, texts)),
  ]);
  return { walk: walks[0], bound };
}

async function readBound(binding: number, texts: Database): Promise<BoundTextDatabase> {
  try {
    return { binding, state: await readTextDatabase(texts) };
  } catch {
    return { binding, state: undefined };
  }
}
