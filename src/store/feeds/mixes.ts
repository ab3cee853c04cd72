import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Position } from '../../model/archive-page.ts';
import type { Budget } from '../../model/budget.ts';
import { type ClientCopy, isCurrentCopy } from '../../model/client-copy.ts';
import type { Mix } from '../../model/mix.ts';
import { type ScopeKey, scopeText, siteScope } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { type StoredScope, type StoredSite, scope, site } from '../schema.ts';
import { type MixPart, readPart } from './mix-part.ts';

/** The scopes of a mix, and the version that results from theirs. */
export interface MixVersion {
  /** The scopes that are shown (the site if the mix names none), then those that are left out. */
  readonly scopes: readonly StoredScope[];
  readonly site: StoredSite;
  readonly revision: number;
  readonly changedAt: Date;
}

/** A part of a mix, or only its version if the client's copy is current. */
export type MixResult =
  | (MixVersion & { readonly isCurrent: true })
  | (MixVersion & MixPart & { readonly isCurrent: false });

export interface MixRequest {
  readonly copy: ClientCopy;
  /** The Worker's own configuration, which a copy without an ETag must have been rendered with. */
  readonly configuration: string;
  readonly budget: Budget;
  /** Only articles below this position are in the part; undefined for the newest part. */
  readonly before: Position | undefined;
}

/**
 * Reads a part of a mix, which begins with the newest articles. This takes the site's row and two
 * per scope; if the client's copy is not current, it also takes the rows of {@link readPart}.
 *
 * @returns undefined if one of the scopes does not exist
 */
export async function readMixFeed(
  db: Database,
  mix: Mix,
  { copy, configuration, budget, before }: MixRequest,
): Promise<MixResult | undefined> {
  const wanted = mix.scopes.length > 0 ? mix.scopes : [siteScope];
  const version = await findVersion(db, [...wanted, ...mix.without]);
  if (!version) return undefined;
  if (isCurrentCopy(copy, datedVersion(version, configuration))) {
    return { ...version, isCurrent: true };
  }
  const scopes = version.scopes.slice(0, wanted.length);
  const without = version.scopes.slice(wanted.length);
  const part = await readPart(db, { match: mix.match, scopes, without, before }, budget);
  return { ...version, isCurrent: false, ...part };
}

/** The version of the scopes with these keys, in this order; undefined if one does not exist. */
async function findVersion(
  db: Database,
  keys: readonly ScopeKey[],
): Promise<MixVersion | undefined> {
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

function datedVersion({ revision, changedAt, site }: MixVersion, configuration: string) {
  if (site.configuration !== configuration) return { revision, changedAt: undefined };
  return { revision, changedAt: site.configuredAt > changedAt ? site.configuredAt : changedAt };
}
