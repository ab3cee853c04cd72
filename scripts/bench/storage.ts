import { databaseFile, databaseFiles, readDatabase } from '../local/database.ts';

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
  const others = databaseFiles(state).filter((file) => file !== articles);
  return {
    articles: articles === undefined ? 0 : usedBytes(articles),
    index: others.reduce((sum, file) => sum + usedBytes(file), 0),
  };
}

function usedBytes(file: string): number {
  return readDatabase(file, (database) => {
    const read = (name: string) => Number(database.prepare(`pragma ${name}`).get()?.[name] ?? 0);
    return (read('page_count') - read('freelist_count')) * read('page_size');
  });
}
