import { type SQL, sql } from 'drizzle-orm';
import { type NamedScope, type ScopeKey, scopeText } from '../../model/scope.ts';
import { jsonList, seconds } from '../database.ts';

/** An article in a scope that shows it. */
export interface Membership {
  readonly scope: NamedScope;
  /** Identifies the article: a new one has no database id yet. */
  readonly feedId: string;
  readonly publishedAt: Date;
  /**
   * The hash of a scheduled article that is due. If the article is no longer scheduled with this hash, an
   * import has changed it meanwhile, and it is not added.
   */
  readonly dueHash?: string;
}

/** A membership as the key of a map. */
export function membershipKey({ scope, feedId, publishedAt }: Membership): string {
  return JSON.stringify([scopeText(scope), feedId, publishedAt]);
}

/** A membership as an item of a JSON list. */
export function membershipItem({ scope, feedId, publishedAt, dueHash }: Membership) {
  const { kind, slug } = scope;
  return { kind, slug, feedId, publishedAt: seconds(publishedAt), dueHash };
}

/** The items of a JSON list as `listed`, each joined to its row of `scope`. */
export function listedScopes(items: readonly ScopeKey[]): SQL {
  return sql`
    json_each(${jsonList(items)}) as listed
    cross join scope on scope.kind = listed.value->>'kind' and scope.slug = listed.value->>'slug'`;
}

/** Memberships as `listed`, each joined to its rows of `scope` and `article`. */
export function listedMemberships(list: readonly Membership[]): SQL {
  return sql`${listedScopes(list.map(membershipItem))}
    cross join article on article.feed_id = listed.value->>'feedId'`;
}

/** The condition that a listed article that is due is still scheduled, before it goes live. */
export const isStillDue = sql`(listed.value->>'dueHash' is null
  or article.state = 'scheduled' and article.hash = listed.value->>'dueHash')`;

/** The condition that `shown`, a row of `scope_article`, is the listed membership. */
export const isListedMembership = sql`shown.scope_id = scope.id
  and shown.published_at = listed.value->>'publishedAt' and shown.article_id = article.id`;
