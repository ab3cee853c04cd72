import type { Enclosure, MediaFile } from '../model/article.ts';
import type { SiteConfig } from './site-config.ts';

type SiteLocation = Pick<SiteConfig, 'url' | 'structure'>;

/**
 * Returns the paths, from the root of the site's files, of the files of an enclosure that are in the site
 * and whose length the front matter does not give.
 */
export function unmeasuredPaths(enclosure: Enclosure | null, site: SiteLocation): string[] {
  const files = enclosure ? [enclosure, ...(enclosure.others ?? [])] : [];
  return files.flatMap(({ url, length }) => (length > 0 ? [] : (sitePathOf(url, site) ?? [])));
}

/** Adds the lengths of files that are in the site. The lengths in the front matter take precedence. */
export function withLengths(
  enclosure: Enclosure,
  site: SiteLocation,
  sizes: ReadonlyMap<string, number>,
): Enclosure {
  const lengthOf = ({ url, length }: MediaFile) =>
    length || (sizes.get(sitePathOf(url, site) ?? '') ?? 0);
  const { others } = enclosure;
  return {
    ...enclosure,
    length: lengthOf(enclosure),
    ...(others ? { others: others.map((file) => ({ ...file, length: lengthOf(file) })) } : {}),
  };
}

function sitePathOf(url: string, { url: siteUrl, structure }: SiteLocation): string | undefined {
  if (!url.startsWith(siteUrl)) return undefined;
  const path = url.slice(siteUrl.length).replace(/[?#].*$/, '');
  const folder = structure.source === '' ? '' : `${structure.source}/`;
  try {
    return folder + decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
