const startsWithLink = /^\s*\[[^[\]]{1,300}\]\(/;
const link = /\[([^[\]]{1,300})\]\(([^()\s]{1,500})\)/g;

/**
 * The authors that a text names by links in Markdown: `[Kim](https://kim.example) (The Paper), [Bo](https://bo.example)`.
 * Text beside the links, such as the name of an organization, is left out.
 *
 * @returns undefined if the text does not begin with a link
 */
export function linkedAuthors(
  text: string,
): { readonly name: string; readonly url: string }[] | undefined {
  if (!startsWithLink.test(text)) return undefined;
  const found = [...text.matchAll(link)].map(([, name = '', url = '']) => ({ name, url }));
  return found.length === 0 ? undefined : found;
}
