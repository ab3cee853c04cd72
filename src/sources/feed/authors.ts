import type { Author } from '../../model/article.ts';
import { allText, childrenOf, childText } from './elements.ts';
import type { XmlElement } from './xml.ts';

/**
 * The authors of a channel or an item of RSS, from the first kind of element that it has. An author is a mail address with
 * the name in parentheses (RSS 2.0), but most feeds have only a name.
 */
export function rssAuthorsIn(element: XmlElement | undefined): Author[] {
  const creators = childrenOf(element, 'dc:creator').map((creator) => allText(creator).trim());
  if (creators.length > 0) return creators.filter((name) => name !== '').map((name) => ({ name }));
  const written = childrenOf(element, 'author').map((author) => allText(author).trim());
  const authors = written.filter((text) => text !== '');
  if (authors.length > 0) return authors.map(authorOf);
  const ofAtom = atomAuthorsIn(element);
  if (ofAtom.length > 0) return ofAtom;
  const one = childText(element, 'managingEditor') || childText(element, 'itunes:author');
  return one === '' ? [] : [authorOf(one)];
}

function authorOf(written: string): Author {
  const [, email, name] = /^([^\s@()]+@[^\s@()]+)\s*(?:\((.*)\))?$/.exec(written) ?? [];
  return email ? { name: name || email, email } : { name: written };
}

/** The authors of a feed or an entry (RFC 4287 §4.2.1). */
export function atomAuthorsIn(element: XmlElement | undefined): Author[] {
  return childrenOf(element, 'atom:author').flatMap((author) => {
    const [name = '', url, email] = ['name', 'uri', 'email'].map((field) =>
      childText(author, `atom:${field}`),
    );
    // Names are required, but some feeds have only an address. The name is then its first part.
    const shown = name || email;
    if (!shown) return [];
    return [{ name: shown, ...(url ? { url } : {}), ...(email ? { email } : {}) }];
  });
}
