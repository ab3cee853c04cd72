import { html } from 'hono/html';
import { formatDetails, formats } from '../model/format.ts';
import { documentPath, opmlPath } from '../model/urls.ts';
import type { Html } from './html.ts';
import type { OpenedFeed, PageContext } from './page.ts';
import { installedReaderLink, readerLinks } from './readers.ts';
import type { Words } from './words/words.ts';

/**
 * Renders how to subscribe to a feed: its URL to copy, links that open readers, and its formats. The URL is in a
 * field, since a browser selects the text of a field that is reached by the keyboard.
 *
 * @param base the path of the feed's documents, without their file names
 */
export function subscribeBlock(context: PageContext, base: string): Html {
  const { locale, publicUrl, opened } = context;
  const { words } = locale;
  const shown = opened?.format ?? 'rss';
  const feedUrl = publicUrl + documentPath(base, shown);
  return html`<section class="subscribe" aria-labelledby="subscribe">
<h2 id="subscribe">${words.subscribe}</h2>
<p>${words.whatIsAFeed}</p>
<p class="address"><label for="address">${words.address}</label>
<input id="address" dir="ltr" readonly value="${feedUrl}">
<span class="paper" dir="ltr">${feedUrl}</span></p>
<dl>
<dt>${words.openIn}</dt>
<dd><ul class="inline">${readerLinks(feedUrl).map(
    ({ name, url }) => html`<li><a href="${url}" rel="noopener" lang="en">${name}</a></li>
`,
  )}<li><a href="${installedReaderLink(feedUrl)}">${words.installed}</a></li></ul></dd>
<dt>${words.formats}</dt>
<dd><ul class="inline">${formats.map(
    (format) => html`<li><a href="${documentPath(base, format)}"${
      opened?.format === format ? html` aria-current="true"` : ''
    }>${formatDetails[format].label}</a></li>
`,
  )}<li><a href="${opmlPath('all')}" download="feeds.opml">${words.allFeeds}</a></li></ul></dd>
${opened ? source(opened, words) : ''}</dl>
</section>
`;
}

// A query, since Firefox requests the file of a download link as if a person opened it.
function source({ format, path }: OpenedFeed, { viewSource, download }: Words): Html {
  const { label, file } = formatDetails[format];
  const url = `${path}?view=source`;
  return html`<dt>${label}</dt>
<dd><ul class="inline"><li><a href="${url}" rel="nofollow">${viewSource}</a></li>
<li><a href="${url}" rel="nofollow" download="${file}">${download}</a></li></ul></dd>
`;
}
