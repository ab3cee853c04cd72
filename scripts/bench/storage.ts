import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../local/database.ts';

/** Bytes of the local databases, without pages that are free. */
export interface Storage {
  readonly articles: number;
  readonly index: number;
}

/**
 * Measures the databases of a local Worker.
 *
 * @param state the folder of its data
 */
export function measureStorage(state: string): Storage {
  const articles = databaseFile(state);
  const files = globSync(join(state, 'v3', 'd1', '*', '*.sqlite'));
  const others = files.filter((file) => file !== articles && !file.endsWith('metadata.sqlite'));
  return {
    articles: articles === undefined ? 0 : usedBytes(articles),
    index: others.reduce((sum, file) => sum + usedBytes(file), 0),
  };
}

function usedBytes(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const read = (name: string) => Number(database.prepare(`pragma ${name}`).get()?.[name] ?? 0);
    return (read('page_count') - read('freelist_count')) * read('page_size');
  } finally {
    database.close();
  }
}
