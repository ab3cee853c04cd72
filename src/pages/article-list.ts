import { html } from 'hono/html';
import type { Article } from '../model/article.ts';
import { slugOf } from '../model/scope.ts';
import { pagePath } from '../model/urls.ts';
import type { Html } from './html.ts';
import { languageAttributes } from './locale.ts';
import type { PageContext } from './page.ts';

/** Renders articles with their dates, authors, summaries and pictures, the newest first. */
export function articleList(context: PageContext, articles: readonly Article[]): Html {
  return html`${articles.map((article) => item(context, article))}`;
}

function item(context: PageContext, article: Article): Html {
  const { locale, site } = context;
  const language = languageAttributes(locale, article.language ?? site.language);
  const summary = html`<p class="summary"><bdi${language}>${cutText(article.summary)}</bdi></p>
`;
  return html`<article>
<h3><a href="${article.url}"><bdi${language}>${cutText(article.title) || article.url}</bdi></a></h3>
<p class="quiet">${day(context, article.publishedAt)}${authors(context, article)}</p>
${article.summary === '' ? '' : summary}${picture(context, article)}</article>
`;
}

/** Renders the titles of articles by day, the newest first. */
export function titleList(context: PageContext, articles: readonly Article[]): Html {
  const { locale, site } = context;
  const days = Map.groupBy(articles, ({ publishedAt }) => locale.day(publishedAt));
  const titles = (list: readonly Article[]) =>
    list.map(
      ({ url, title, language }) =>
        html`<li><a href="${url}"><bdi${languageAttributes(locale, language ?? site.language)}>${cutText(title) || url}</bdi></a></li>
`,
    );
  return html`${[...days].map(
    ([name, list]) => html`<h2 class="day">${name}</h2>
<ul class="titles">
${titles(list)}</ul>
`,
  )}`;
}

/** Renders a day in the site's time zone. */
export function day({ locale }: PageContext, time: Date): Html {
  return html`<time datetime="${time.toISOString()}">${locale.day(time)}</time>`;
}

function authors({ locale }: PageContext, { authors }: Article): Html {
  const named = authors.filter(({ name }) => slugOf(name) !== '').slice(0, maxAuthors);
  if (named.length === 0) return html``;
  const links = named.map(
    ({ name }) =>
      html`<a href="${pagePath({ kind: 'author', slug: slugOf(name) })}"><bdi>${cutText(name)}</bdi></a>`,
  );
  return html` · ${locale.list(links)}`;
}

// A page over HTTPS cannot load pictures over HTTP. Their text would repeat the title, so they have none.
function picture({ hasPictures }: PageContext, { image }: Article): Html {
  if (!hasPictures || !image?.startsWith('https:')) return html``;
  return html`<img src="${image}" alt="" width="240" height="160" loading="lazy" decoding="async">
`;
}

const maxAuthors = 5;

// Characters of a title, a name or a summary on a page.
const maxText = 400;

function cutText(text: string): string {
  return text.length <= maxText ? text : `${text.slice(0, maxText).toWellFormed()}…`;
}
