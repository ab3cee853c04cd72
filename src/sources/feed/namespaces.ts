const namespaces: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/Atom', 'atom:'],
  ['http://purl.org/atom/ns#', 'atom:'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['http://purl.org/dc/terms/', 'dcterms:'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'],
  ['http://purl.org/rss/1.0/modules/content/', 'content:'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes:'],
  ['http://search.yahoo.com/mrss/', 'media:'],
  ['http://search.yahoo.com/mrss', 'media:'],
  ['https://podcastindex.org/namespace/1.0', 'podcast:'],
  ['https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md', 'podcast:'],
  ['http://podlove.org/simple-chapters', 'psc:'],
  ['http://purl.org/atompub/tombstones/1.0', 'at:'],
]);

// Some feeds use these prefixes without declaring them.
const undeclaredPrefixes: ReadonlyMap<string, string> = new Map(
  ['dc', 'dcterms', 'rdf', 'content', 'itunes', 'media', 'podcast', 'psc'].map((prefix) => [
    prefix,
    `${prefix}:`,
  ]),
);

/**
 * The prefixes that an element and its ancestors declare. Each element keeps only its own declarations,
 * so many declarations in many elements take no more memory than the document.
 */
export interface NamespaceScope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: NamespaceScope | undefined;
}

/** The scope of a document. */
export const documentScope: NamespaceScope = { declared: undeclaredPrefixes, outer: undefined };

/** The scope of an element (Namespaces in XML 1.0 §6). */
export function scopeOfElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  outer: NamespaceScope,
): NamespaceScope {
  const declared = new Map<string, string>();
  for (const [attribute, uri] of Object.entries(attributes)) {
    if (attribute !== 'xmlns' && !attribute.startsWith('xmlns:')) continue;
    const prefix = attribute.slice('xmlns:'.length);
    declared.set(prefix, namespaces.get(uri) ?? (prefix && `${prefix}:`));
  }
  if (outer === documentScope) declareFormat(name, declared);
  return declared.size === 0 ? outer : { declared, outer };
}

/**
 * Whatever the namespace of a root `feed` or `rss` is, it is that of the format: some feeds have none where they need one,
 * misspell it, or have one of their own.
 */
function declareFormat(root: string, declared: Map<string, string>): void {
  const [local = '', prefix = ''] = root.split(':').reverse();
  if (local === 'feed') declared.set(prefix, 'atom:');
  if (local === 'rss') declared.set(prefix, '');
}

/** The name of an element with a prefix such as `atom:`, whichever prefix the document uses. */
export function knownName(name: string, scope: NamespaceScope): string {
  const colon = name.indexOf(':');
  const prefix = prefixFor(name.slice(0, Math.max(0, colon)), scope);
  return prefix === undefined ? name : prefix + name.slice(colon + 1);
}

function prefixFor(prefix: string, scope: NamespaceScope): string | undefined {
  for (let at: NamespaceScope | undefined = scope; at; at = at.outer) {
    const found = at.declared.get(prefix);
    if (found !== undefined) return found;
  }
  return undefined;
}
