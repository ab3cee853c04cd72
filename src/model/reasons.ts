/**
 * Why a post was left out, could not be read, or has a note: a short fixed word that is kept in the
 * database, so that reasons can be counted, and what it says to a person above a list of posts.
 */
export const reasons = {
  // Left out.
  'not-post': 'not a post by its name',
  excluded: 'excluded by _config.yml',
  unpublished: 'not published',
  link: 'a link that is not followed',
  // Could not be read.
  'front-matter': 'front matter that is broken',
  yaml: 'front matter that is not YAML',
  toml: 'front matter that is not TOML',
  encoding: 'not in UTF-8',
  size: 'too large',
  'no-date': 'no date',
  address: 'an address that cannot be used',
  conflict: "another post's address",
  unreadable: 'a file that cannot be read',
  liquid: 'Liquid',
  content: 'content',
  // Read, with a note.
  'bad-date': 'a date that is none',
  quotes: 'quotes that were mended',
  'feed-id': 'an id that cannot be used',
  'unknown-tag': 'a Liquid tag that is not known',
  'unknown-filter': 'a Liquid filter that is not known',
  include: 'an include that is not there',
  target: 'a link tag whose page is not there',
  site: 'the site',
} as const;

export type Reason = keyof typeof reasons;

/** The reasons in the order in which they are reported, for what comes from the database. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}
