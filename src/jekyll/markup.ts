// Markup languages that Jekyll converts only with a plugin, by the extensions of their files.
const names: Readonly<Record<string, string>> = {
  ad: 'AsciiDoc',
  adoc: 'AsciiDoc',
  asc: 'AsciiDoc',
  asciidoc: 'AsciiDoc',
  creole: 'Creole',
  haml: 'Haml',
  ipynb: 'Jupyter',
  mediawiki: 'MediaWiki',
  org: 'Org',
  pod: 'Pod',
  rdoc: 'RDoc',
  rest: 'reStructuredText',
  rst: 'reStructuredText',
  slim: 'Slim',
  tex: 'LaTeX',
  textile: 'Textile',
  wiki: 'MediaWiki',
};

/** The extensions of files in a markup language that is not converted. */
export const markupExtensions: readonly string[] = Object.keys(names);

/** The name of the markup language that files with an extension, in lower case, are in. */
export function markupOf(extension: string): string | undefined {
  return Object.hasOwn(names, extension) ? names[extension] : undefined;
}
