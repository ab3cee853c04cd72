/** The formats of every feed. */
export const formats = ['rss', 'atom', 'json'] as const;

export type Format = (typeof formats)[number];

interface FormatDetails {
  /** Its name in pages and messages. */
  readonly label: string;
  /** The last segment of the feed's URL. */
  readonly file: string;
  readonly mediaType: string;
}

export const formatDetails: Readonly<Record<Format, FormatDetails>> = {
  rss: { label: 'RSS', file: 'rss.xml', mediaType: 'application/rss+xml' },
  atom: { label: 'Atom', file: 'atom.xml', mediaType: 'application/atom+xml' },
  json: { label: 'JSON Feed', file: 'feed.json', mediaType: 'application/feed+json' },
};

/** Finds the format of a feed by its file name; undefined if no format has this name. */
export function formatOfFile(file: string): Format | undefined {
  return formats.find((format) => formatDetails[format].file === file);
}

/** The format of the feed at a path; undefined if the path is not that of a feed. */
export function formatOfPath(path: string): Format | undefined {
  return formatOfFile(path.slice(path.lastIndexOf('/') + 1));
}
