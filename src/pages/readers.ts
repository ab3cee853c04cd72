/** Feed readers on the web, and the pages where they subscribe to a feed. */
const readers: readonly { readonly name: string; readonly page: string }[] = [
  { name: 'Feedly', page: 'https://feedly.com/i/subscription/feed/' },
  { name: 'Inoreader', page: 'https://www.inoreader.com/?add_feed=' },
  { name: 'NewsBlur', page: 'https://www.newsblur.com/?url=' },
  { name: 'The Old Reader', page: 'https://theoldreader.com/feeds/subscribe?url=' },
  { name: 'Feedbin', page: 'https://feedbin.com/?subscribe=' },
  { name: 'BazQux', page: 'https://bazqux.com/add?url=' },
];

/** Links that subscribe to a feed in readers on the web. */
export function readerLinks(feedUrl: string): { readonly name: string; readonly url: string }[] {
  return readers.map(({ name, page }) => ({ name, url: page + encodeURIComponent(feedUrl) }));
}

/** A link that a reader on the device opens, if one is installed. */
export function installedReaderLink(feedUrl: string): string {
  return `feed:${feedUrl}`;
}
