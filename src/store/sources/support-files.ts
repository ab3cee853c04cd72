import { asc, eq, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces } from '../database.ts';
import { source, supportFile } from '../schema.ts';

/** A file of `_includes` or `_data`. */
export interface SupportFileRow {
  readonly path: string;
  readonly content: string;
}

/** Lists the includes and data of a source's site, by path. */
export function listSupportFiles(db: Database, sourceId: number): Promise<SupportFileRow[]> {
  return db
    .select({ path: supportFile.path, content: supportFile.content })
    .from(supportFile)
    .where(eq(supportFile.sourceId, sourceId))
    .orderBy(asc(supportFile.path));
}

/**
 * Statements that replace the includes and data of a source's site if their digest has changed.
 */
export function writeSupportFiles(name: string, filesId: string, files: readonly SupportFileRow[]) {
  const differs = sql`${source.name} = ${name} and ${source.filesId} <> ${filesId}`;
  return [
    sql`delete from ${supportFile} where source_id in (select id from ${source} where ${differs})`,
    ...pieces(files).map(
      (piece) => sql`
        insert into ${supportFile} (source_id, path, content)
        select source.id, value->>'path', value->>'content'
        from ${source}, json_each(${jsonList(piece)}) where ${differs}`,
    ),
    sql`update ${source} set files_id = ${filesId} where ${differs}`,
  ];
}
