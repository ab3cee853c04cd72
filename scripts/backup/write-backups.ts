import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWhole } from '../command/write-whole.ts';
import type { BackedUp } from './databases.ts';
import { restorableStatements } from './restorable.ts';

/** A file that has been written. */
interface Written {
  readonly path: string;
  readonly statements: number;
}

/**
 * Writes a file for each database, in their order. No file gets its name before all of them are whole, since the files of
 * two backups do not fit together.
 *
 * @param path that of the database of the articles; those of the text databases are beside it
 */
export async function writeBackups(
  path: string,
  [database, ...others]: readonly BackedUp[],
): Promise<Written[]> {
  if (!database) return [];
  const { binding } = database;
  const file = binding === undefined ? path : besides(path, binding);
  let statements = 0;
  let rest: Written[] = [];
  // The file comes first: a remote export may take minutes.
  await writeWhole(file, async (stream) => {
    const opened = await database.open();
    const lines = function* () {
      for (const statement of restorableStatements(opened)) {
        statements++;
        yield `${statement};\n`;
      }
    };
    await pipeline(Readable.from(lines()), stream);
    opened.close();
    rest = await writeBackups(path, others);
  });
  return [{ path: file, statements }, ...rest];
}

/** `backup.sql` and `TEXT_DB` make `backup.TEXT_DB.sql`. */
function besides(path: string, binding: string): string {
  return path.endsWith('.sql') ? `${path.slice(0, -4)}.${binding}.sql` : `${path}.${binding}`;
}
