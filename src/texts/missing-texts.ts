import { textBinding } from '../model/text-database.ts';
import type { TextDatabases } from '../store/database.ts';
import { findTexts } from '../store/texts/read-texts.ts';
import type { ScannedArticle } from '../store/texts/scan.ts';

// Ids in a line of the log.
const maxIds = 10;

/** Counts the texts of articles that are not in the text databases that should have them: two rows for each. */
export async function countMissing(
  databases: TextDatabases,
  articles: readonly ScannedArticle[],
): Promise<number> {
  const moved = Map.groupBy(articles, ({ textDatabase }) => textDatabase);
  moved.delete(null);
  const counts = [...moved].map(async ([number, keys]) => {
    const texts = databases.get(number ?? 0);
    const found = texts && (await findTexts(texts, keys));
    const missing = keys.filter(({ id }) => !found?.has(id)).map(({ id }) => id);
    logMissing(number ?? 0, missing);
    return missing.length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Logs which texts a text database lacks. */
export function logMissing(number: number, ids: readonly number[]): void {
  if (ids.length === 0) return;
  console.error({
    message: 'texts missing',
    database: textBinding(number),
    count: ids.length,
    articles: ids.slice(0, maxIds),
  });
}
