import { eq, getTableColumns, sql } from 'drizzle-orm';
import { isCurrentCopy } from '../../model/client-copy.ts';
import type { Mix } from '../../model/mix.ts';
import { type ScopeKey, scopeText, siteScope } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { scope, site } from '../schema.ts';
import { readPart } from './mix-part.ts';
import { datedVersion, type PartRequest, type PartResult, type PartVersion } from './part.ts';

/**
 * Reads a part of a mix, which begins with the newest articles. This takes the site's row and two
 * per scope; if the client's copy is not current, it also takes the rows of {@link readPart}.
 *
 * @returns undefined if one of the scopes does not exist
 */
export async function readMixFeed(
  db: Database,
  mix: Mix,
  { copy, configuration, budget, before, withContent }: PartRequest,
): Promise<PartResult | undefined> {
  const wanted = mix.scopes.length > 0 ? mix.scopes : [siteScope];
  const version = await findVersion(db, [...wanted, ...mix.without]);
  if (!version) return undefined;
  if (isCurrentCopy(copy, datedVersion(version, configuration))) {
    return { ...version, isCurrent: true };
  }
  const scopes = version.scopes.slice(0, wanted.length);
  const without = version.scopes.slice(wanted.length);
  const search = { match: mix.match, scopes, without, before };
  const part = await readPart(db, search, budget, withContent);
  return { ...version, isCurrent: false, ...part };
}

/** The version of the scopes with these keys, in this order; undefined if one does not exist. */
export async function findVersion(
  db: Database,
  keys: readonly ScopeKey[],
): Promise<PartVersion | undefined> {
  const rows = await db
    .select({ scope: getTableColumns(scope), site: getTableColumns(site) })
    .from(site)
    .crossJoin(sql`json_each(${jsonList(keys)}) as listed`)
    .innerJoin(
      scope,
      sql`${scope.kind} = listed.value->>'kind' and ${scope.slug} = listed.value->>'slug'`,
    )
    .where(eq(site.id, 1));
  const byText = new Map(rows.map((row) => [scopeText(row.scope), row.scope]));
  const scopes = keys.flatMap((key) => byText.get(scopeText(key)) ?? []);
  const [first] = rows;
  if (!first || scopes.length < keys.length) return undefined;
  return {
    scopes,
    site: first.site,
    revision: scopes.reduce((sum, { revision }) => sum + revision, 0),
    changedAt: new Date(Math.max(...scopes.map(({ changedAt }) => changedAt.getTime()))),
  };
}
