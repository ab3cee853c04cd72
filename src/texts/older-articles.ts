import { membershipsOf } from '../import/memberships.ts';
import { isOlder, type Position } from '../model/archive-page.ts';
import { isEpisode } from '../model/podcast.ts';
import { type ScopeKey, scopeText } from '../model/scope.ts';
import type { Database } from '../store/database.ts';
import { endsOfNewest } from '../store/texts/newest.ts';
import type { ScannedArticle } from '../store/texts/scan.ts';

// Bytes. To move a shorter text would cost more than it saves.
const minBytes = 200;

// How many times as many articles as a feed has count as the newest ones of a scope, so that those that are withdrawn
// later do not bring an older article into the feed.
const margin = 2;

/** The number of articles that count as the newest ones of a scope, and keep their texts in their rows. */
export function newestCount(feedItems: number): number {
  return feedItems * margin;
}

/** Chooses the articles that no newest feed shows. It remembers what it has read of scopes. */
export class OlderArticles {
  readonly #db: Database;
  readonly #count: number;
  /** By the text of the scope; undefined if all of its articles are among the newest. */
  readonly #ends = new Map<string, Position | undefined>();

  /** @param count how many articles are the newest ones of a scope */
  constructor(db: Database, count: number) {
    this.#db = db;
    this.#count = count;
  }

  /** Those articles whose texts may move into a text database. */
  async among(articles: readonly ScannedArticle[]): Promise<ScannedArticle[]> {
    const candidates = articles
      .filter(mayMove)
      .map((article) => ({ article, scopes: membershipsOf(article).map(({ scope }) => scope) }));
    await this.#read(candidates.flatMap(({ scopes }) => scopes));
    return candidates
      .filter(({ article, scopes }) => scopes.every((scope) => this.#isOlder(article, scope)))
      .map(({ article }) => article);
  }

  async #read(scopes: readonly ScopeKey[]): Promise<void> {
    const missing = new Map(
      scopes
        .map((scope) => [scopeText(scope), scope] as const)
        .filter(([key]) => !this.#ends.has(key)),
    );
    if (missing.size === 0) return;
    const ends = await endsOfNewest(this.#db, [...missing.values()], this.#count);
    for (const key of missing.keys()) this.#ends.set(key, ends.get(key));
  }

  #isOlder({ id, publishedAt }: ScannedArticle, scope: ScopeKey): boolean {
    const end = this.#ends.get(scopeText(scope));
    return end !== undefined && isOlder({ articleId: id, publishedAt }, end);
  }
}

// The feed of a podcast has all episodes that fit into it, however old they are. A scheduled article is new when it is
// published.
function mayMove(article: ScannedArticle): boolean {
  const { textDatabase, bytes, state, hash } = article;
  return (
    textDatabase === null &&
    bytes >= minBytes &&
    state !== 'scheduled' &&
    hash !== '' &&
    !isEpisode(article)
  );
}
