/** The three documents that every feed comes as. */
export const formats = ['rss', 'atom', 'json'] as const;

export type Format = (typeof formats)[number];

interface FormatFacts {
  /** What people call it. */
  readonly label: string;
  /** The last segment of its address. */
  readonly file: string;
  readonly mediaType: string;
}

export const formatFacts: Readonly<Record<Format, FormatFacts>> = {
  rss: { label: 'RSS', file: 'rss.xml', mediaType: 'application/rss+xml' },
  atom: { label: 'Atom', file: 'atom.xml', mediaType: 'application/atom+xml' },
  json: { label: 'JSON Feed', file: 'feed.json', mediaType: 'application/feed+json' },
};

/** The format whose file name this is; undefined for any other name. */
export function formatOfFile(file: string): Format | undefined {
  return formats.find((format) => formatFacts[format].file === file);
}
