import { asc, eq, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces } from '../database.ts';
import { siteFile, source } from '../schema.ts';

/** A file of a site that its posts may use. */
export interface SiteFileRow {
  readonly path: string;
  readonly content: string;
}

/** The files that the posts of a source may use, in the order of their paths. */
export function listSiteFiles(db: Database, sourceId: number): Promise<SiteFileRow[]> {
  return db
    .select({ path: siteFile.path, content: siteFile.content })
    .from(siteFile)
    .where(eq(siteFile.sourceId, sourceId))
    .orderBy(asc(siteFile.path));
}

/**
 * Statements that keep these files in place of a source's earlier ones. Where their digest is the one
 * that the source has, nothing is written.
 */
export function keepSiteFiles(name: string, filesId: string, files: readonly SiteFileRow[]) {
  const differs = sql`${source.name} = ${name} and ${source.filesId} <> ${filesId}`;
  return [
    sql`delete from ${siteFile} where source_id in (select id from ${source} where ${differs})`,
    ...pieces(files).map(
      (piece) => sql`
        insert into ${siteFile} (source_id, path, content)
        select source.id, value->>'path', value->>'content'
        from ${source}, json_each(${jsonList(piece)}) where ${differs}`,
    ),
    sql`update ${source} set files_id = ${filesId} where ${differs}`,
  ];
}
