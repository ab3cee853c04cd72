import { cacheTag } from '../http/cache-policy.ts';
import { errorMessage } from '../model/error-message.ts';

/** What came of telling the cache that answers are stale. */
export type Invalidation =
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly reason: string };

/** Tags that one call may name. */
export const maxTags = 100;

/** The cache in front of the Worker, as far as the Worker may tell it something. */
export interface EdgeCache {
  /**
   * Marks every answer that shows one of these scopes as stale, or every answer at all; each is then
   * asked for again with its ETag, and kept where that is current.
   *
   * @param scopeIds {@link maxTags} at the most
   */
  invalidate(scopeIds: readonly number[] | 'everything'): Promise<Invalidation>;
}

/** For where there is no cache in front of the Worker: locally, or where it is switched off. */
export const noEdgeCache: EdgeCache = { invalidate: async () => ({ state: 'done' }) };

/**
 * Workers Cache, by the context of the invocation. It marks the answers of the entrypoint that asks
 * only: this must be the context of the entrypoint that readers are answered by. It takes five calls
 * a minute, so an import makes one.
 */
export function edgeCacheOf(context: { readonly cache?: CacheContext }): EdgeCache {
  const { cache } = context;
  if (!cache) return noEdgeCache;
  return {
    async invalidate(scopeIds) {
      const everything = scopeIds === 'everything';
      try {
        const { success, errors } = await cache.invalidate(
          everything ? { purgeEverything: true } : { tags: scopeIds.map(cacheTag) },
        );
        if (success) return { state: 'done' };
        const reason = errors.map(({ code, message }) => `${message} (${code})`).join(', ');
        return { state: 'refused', reason: reason || 'no reason was given' };
      } catch (error) {
        return { state: 'refused', reason: errorMessage(error) };
      }
    },
  };
}
