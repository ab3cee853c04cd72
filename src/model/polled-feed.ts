import { type Format, formatOfFile } from './format.ts';
import { listedKinds, scopeFolders } from './urls.ts';

/** A feed that a reader polls. */
export interface PolledFeed {
  /** The path of its page, like `/` or `/tags/c%2B%2B/`: the same for each format. */
  readonly feed: string;
  readonly format: Format;
}

// What these show is chosen by whoever requests them, so there are any number, and words of a search are nobody's business.
const openEnded = ['search', 'mix'];
const scopes: readonly string[] = listedKinds.map((kind) => scopeFolders[kind]);

/**
 * The feed that is polled at a path. All searches count as `/search/`, and all mixes as `/mix/`. A part of an archive
 * is none: readers request it once.
 */
export function polledFeed(path: string): PolledFeed | undefined {
  const [first, ...segments] = path.split('/');
  const format = formatOfFile(segments.pop() ?? '');
  if (first !== '' || !format) return undefined;
  const [folder, slug, ...more] = segments;
  if (folder === undefined) return { feed: '/', format };
  if (!slug || more.length > 0) return undefined;
  if (openEnded.includes(folder)) return { feed: `/${folder}/`, format };
  return scopes.includes(folder) ? { feed: `/${folder}/${slug}/`, format } : undefined;
}
