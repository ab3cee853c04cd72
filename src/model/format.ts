/** The formats of every feed. */
export const formats = ['rss', 'atom', 'json'] as const;

export type Format = (typeof formats)[number];

interface FormatFacts {
  /** As pages and messages call it. */
  readonly label: string;
  /** The last segment of the feed's URL. */
  readonly file: string;
  readonly mediaType: string;
}

export const formatFacts: Readonly<Record<Format, FormatFacts>> = {
  rss: { label: 'RSS', file: 'rss.xml', mediaType: 'application/rss+xml' },
  atom: { label: 'Atom', file: 'atom.xml', mediaType: 'application/atom+xml' },
  json: { label: 'JSON Feed', file: 'feed.json', mediaType: 'application/feed+json' },
};

/** The format of a feed by its file name; undefined if no format has this name. */
export function formatOfFile(file: string): Format | undefined {
  return formats.find((format) => formatFacts[format].file === file);
}
