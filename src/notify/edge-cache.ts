import { errorMessage } from '../model/error-message.ts';

/** The result of an invalidation. */
export type Invalidation =
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly reason: string };

/** How many tags one call may have. */
export const maxTags = 100;

/** The cache in front of the Worker. */
export interface EdgeCache {
  /**
   * Marks the responses that have one of these tags as stale, or all responses. The cache
   * revalidates a stale response by its ETag when it is next requested.
   *
   * @param tags at most {@link maxTags}
   */
  invalidate(tags: readonly string[] | 'everything'): Promise<Invalidation>;
}

/** For a Worker without a cache in front of it: locally, or if the cache is switched off. */
export const noEdgeCache: EdgeCache = { invalidate: async () => ({ state: 'done' }) };

/**
 * Connects to Workers Cache. A call affects only the responses of the entrypoint that makes it, so
 * it must be made by the entrypoint that serves readers. Five calls a minute are allowed.
 *
 * @param context the context of an invocation of that entrypoint
 */
export function edgeCacheOf(context: { readonly cache?: CacheContext }): EdgeCache {
  const { cache } = context;
  if (!cache) return noEdgeCache;
  return {
    async invalidate(tags) {
      const isEverything = tags === 'everything';
      try {
        const { success, errors } = await cache.invalidate(
          isEverything ? { purgeEverything: true } : { tags: [...tags] },
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
