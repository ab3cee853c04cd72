import { textBinding } from '../../model/text-database.ts';
import type { Database, TextDatabases } from '../database.ts';
import { type MovedText, readEach, type TextKey } from './read-texts.ts';

// Ids in a line of the log.
const maxIds = 10;

/**
 * Reads from each text database what it has of these articles, by their ids. What it lacks is left out and logged. So are
 * all texts of a text database that is not bound.
 *
 * @param read reads from one text database, such as `readTexts`
 */
export function readAvailable<Found>(
  databases: TextDatabases,
  articles: readonly MovedText[],
  read: (texts: Database, keys: readonly TextKey[]) => Promise<ReadonlyMap<number, Found>>,
): Promise<ReadonlyMap<number, Found>> {
  return readEach(articles, async (number, keys) => {
    const texts = databases.get(number);
    const found = texts ? await read(texts, keys) : new Map<number, Found>();
    const missing = keys.filter(({ id }) => !found.has(id)).map(({ id }) => id);
    if (missing.length > 0) logMissing(number, missing);
    return found;
  });
}

function logMissing(number: number, ids: readonly number[]): void {
  console.error({
    message: 'texts missing',
    database: textBinding(number),
    count: ids.length,
    articles: ids.slice(0, maxIds),
  });
}
