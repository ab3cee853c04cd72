import { sql } from 'drizzle-orm';
import { mixText } from '../../model/mix.ts';
import { pagePath } from '../../model/urls.ts';
import type { Database } from '../database.ts';
import { scope, source } from '../schema.ts';
import type { StoredSource } from './runs.ts';

/** A mistake in the definition of a feed, or something unusual about it. */
export interface FeedProblem {
  /** The path of the file with the definition, or of the feed's page. */
  readonly path: string;
  readonly outcome: 'problem' | 'imported';
  readonly reasons: 'named-feed';
  readonly note: string;
}

// Scopes without articles that are listed.
const maxMissing = 100;

/** Lists the definitions of a source that are not valid, and those that name scopes without articles. */
export async function listFeedProblems(
  db: Database,
  { id, feedProblems }: StoredSource,
): Promise<FeedProblem[]> {
  const missing = await listMissing(db, id);
  return [
    ...feedProblems.map((one) => ({ ...one, outcome: 'problem', reasons }) as const),
    ...missing.map(({ slug, missingKind, missingSlug }) => {
      const key = { kind: missingKind, slug: missingSlug };
      const text = decodeURIComponent(mixText({ match: 'any', scopes: [key], without: [] }));
      const note = `it names ${text}, which has no articles`;
      return {
        path: pagePath({ kind: 'feed', slug }),
        outcome: 'imported',
        reasons,
        note,
      } as const;
    }),
  ];
}

const reasons = 'named-feed';

function listMissing(db: Database, sourceId: number) {
  return db
    .select({
      slug: sql<string>`feed.slug`,
      missingKind: sql<typeof scope.$inferSelect.kind>`listed.value->>'kind'`,
      missingSlug: sql<string>`listed.value->>'slug'`,
    })
    .from(sql`${scope} as feed`)
    .crossJoin(
      sql`json_each(json_array(feed.definition->'$.selection.scopes', feed.definition->'$.selection.without')) as lists`,
    )
    .crossJoin(sql`json_each(lists.value) as listed`)
    .where(
      // Those of the variable are listed with the first source.
      sql`(feed.definition_source = ${sourceId}
        or feed.definition_source = 0 and not exists (select 1 from ${source} where id < ${sourceId})) and feed.kind = 'feed' and not exists (
        select 1 from ${scope} as named where named.kind = listed.value->>'kind'
          and named.slug = listed.value->>'slug' and (named.article_count > 0 or named.kind = 'site'))`,
    )
    .limit(maxMissing);
}
