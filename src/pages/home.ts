import { html } from 'hono/html';
import { pagePath } from '../model/address.ts';
import type { Site } from '../model/article.ts';
import { type Scope, siteScope } from '../model/scope.ts';
import { feedLinks, feedList } from './feed-links.ts';
import { type Html, layout } from './layout.ts';

/** The home page: every feed that there is. */
export function homePage(site: Site, scopes: readonly Scope[]): Html {
  const categories = scopes.filter(({ kind }) => kind === 'category');
  const tags = scopes.filter(({ kind }) => kind === 'tag');
  return layout(
    { title: site.title, language: site.language, feeds: feedLinks(siteScope, site.title) },
    html`<h1>${site.title}</h1>
<p>${site.description}</p>
<p>Everything from <a href="${site.url}">${site.url}</a>: ${feedList(siteScope)}</p>
${listOf('Categories', categories)}
${listOf('Tags', tags)}`,
  );
}

/** The home page of a Feedmill that has not imported anything yet. */
export function emptyPage(): Html {
  return layout(
    { title: 'Feedmill', language: 'en', feeds: [] },
    html`<h1>Feedmill</h1>
<p>There are no feeds yet: nothing has been imported. Send a site with
<code>npm run import -- &lt;folder&gt; --to &lt;this address&gt;</code>.</p>`,
  );
}

function listOf(heading: string, scopes: readonly Scope[]): Html {
  if (scopes.length === 0) return html``;
  return html`<h2>${heading}</h2>
<ul>
${scopes.map(
  (scope) => html`<li><a href="${pagePath(scope)}"><bdi>${scope.name}</bdi></a>
<span class="quiet">${scope.articleCount}</span> ${feedList(scope)}</li>
`,
)}</ul>`;
}
