import { html } from 'hono/html';
import { formatDetails, formats } from '../model/format.ts';
import type { ScopeKey } from '../model/scope.ts';
import { feedPath, opmlPath } from '../model/urls.ts';
import type { Html } from './html.ts';
import type { PageContext } from './page.ts';
import { installedReaderLink, readerLinks } from './readers.ts';

/**
 * Renders how to subscribe to the feed of a scope: its URL to copy, links that open readers, and its formats. The
 * URL is in a field, since a browser selects the text of a field that is reached by the keyboard.
 */
export function subscribeBlock({ locale, publicUrl }: PageContext, scope: ScopeKey): Html {
  const { words } = locale;
  const feedUrl = publicUrl + feedPath(scope, 'rss');
  return html`<section class="subscribe" aria-labelledby="subscribe">
<h2 id="subscribe">${words.subscribe}</h2>
<p>${words.whatIsAFeed}</p>
<p class="address"><label for="address">${words.address}</label>
<input id="address" dir="ltr" readonly value="${feedUrl}"><span class="paper" dir="ltr">${feedUrl}</span></p>
<dl>
<dt>${words.openIn}</dt>
<dd><ul class="inline">${readerLinks(feedUrl).map(
    ({ name, url }) => html`<li><a href="${url}" rel="noopener" lang="en">${name}</a></li>
`,
  )}<li><a href="${installedReaderLink(feedUrl)}">${words.installed}</a></li></ul></dd>
<dt>${words.formats}</dt>
<dd><ul class="inline">${formats.map(
    (
      format,
    ) => html`<li><a href="${feedPath(scope, format)}">${formatDetails[format].label}</a></li>
`,
  )}<li><a href="${opmlPath('all')}" download="feeds.opml">${words.allFeeds}</a></li></ul></dd>
</dl>
</section>
`;
}
