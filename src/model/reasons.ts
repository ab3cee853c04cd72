/**
 * Reasons why a post was skipped, could not be imported, or has a note. The database stores the keys. In
 * reports, the texts are the headings of lists of posts.
 */
export const reasons = {
  // Skipped.
  'not-post': 'not a post',
  excluded: 'excluded by _config.yml',
  unpublished: 'not published',
  'no-feed': 'kept out of feeds by its front matter',
  markup: 'in a markup language that is not converted',
  link: 'a symbolic link, which is not followed',
  // Could not be imported.
  'front-matter': 'broken front matter',
  yaml: 'front matter that is not YAML',
  toml: 'front matter that is not TOML',
  encoding: 'not UTF-8',
  size: 'too large',
  work: 'markup that takes too much work',
  'no-date': 'no date',
  url: 'an invalid URL',
  conflict: "another post's URL",
  unreadable: 'an unreadable file',
  liquid: 'a Liquid error',
  content: 'content that feeds cannot show',
  // Imported with a note.
  'bad-date': 'an invalid date',
  terms: 'more than 100 categories or tags',
  quotes: 'repaired quotes',
  'feed-id': 'an invalid id',
  language: 'an unknown language',
  'unknown-tag': 'an unknown Liquid tag',
  'unknown-filter': 'an unknown Liquid filter',
  'broken-liquid': 'Liquid that cannot be read',
  'lax-liquid': 'Liquid that is read as Jekyll forgives it',
  shortcode: 'a tag that only the theme knows',
  'url-letters': 'letters that its generator writes in ASCII',
  permalink: 'a permalink that only its generator can fill in',
  unavailable: 'a variable that has no value in a feed',
  include: 'a missing include',
  'link-target': 'a link tag whose page is missing',
  'named-feed': 'a definition of a feed',
  site: 'the site',
} as const;

export type Reason = keyof typeof reasons;

/** Whether a text, such as one from the database, is a reason. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}
