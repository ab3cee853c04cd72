import { type Format, formatOfPath } from './format.ts';
import { pagePath, scopeAt } from './urls.ts';

/** A feed that a reader polls. */
export interface PolledFeed {
  /** The path of its page, like `/` or `/tags/c%2B%2B/`: the same for each format. */
  readonly feed: string;
  readonly format: Format;
}

// Readers choose the content of these feeds, so their number has no limit. The words of a search are private, besides.
const openEnded = /^\/(?:search|mix)\/(?=[^/]+\/$)/;

/**
 * The feed that is polled at a path. All searches count as `/search/`, and all mixes as `/mix/`. A part of an archive
 * is none: readers request it once.
 *
 * @param path as it was requested: a reader may not encode it, or not as Feedmill does
 */
export function polledFeed(path: string): PolledFeed | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const format = formatOfPath(path);
  if (!format) return undefined;
  if (folder === '/') return { feed: '/', format };
  const [found] = openEnded.exec(folder) ?? [];
  if (found !== undefined) return { feed: found, format };
  const scope = scopeAt(path);
  return scope && { feed: pagePath(scope), format };
}
