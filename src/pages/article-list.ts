import { html } from 'hono/html';
import type { Article } from '../model/article.ts';
import { slugOf } from '../model/scope.ts';
import { cutText } from '../model/text.ts';
import { pagePath } from '../model/urls.ts';
import { firstFitting, fittingLength, linkableLength } from './cut.ts';
import type { Html } from './html.ts';
import { languageAttributes } from './locale.ts';
import type { PageContext } from './page.ts';

// Bytes of what a page shows of its articles, so that it stays below 30 kB compressed.
const budget = { title: 5_000, summary: 9_000, url: 12_000, picture: 4_000 };

// A list of titles has no summaries, but more titles.
const listBudget = { title: 12_000, url: 24_000 };

/** Characters of the longest titles and summaries, and of the longest URLs that are used. */
interface Lengths {
  readonly title: number;
  readonly summary: number;
  readonly url: number;
  readonly picture: number;
}

/** Renders articles with their dates, authors, summaries and pictures, the newest first. */
export function articleList(context: PageContext, articles: readonly Article[]): Html {
  const summaries = articles.map(({ summary }) => summary);
  const pictures = articles.map(({ image }) => image ?? '');
  const lengths = {
    ...lengthsOf(articles, budget),
    summary: fittingLength(summaries, budget.summary),
    picture: linkableLength(pictures, budget.picture),
  };
  return html`${articles.map((article) => item(context, article, lengths))}`;
}

function lengthsOf(
  articles: readonly Article[],
  { title, url }: Pick<Lengths, 'title' | 'url'>,
): Pick<Lengths, 'title' | 'url'> {
  const urls = articles.map((article) => article.url);
  return {
    title: fittingLength(articles.map(titleOf), title),
    url: linkableLength(urls, url),
  };
}

function titleOf({ title, url }: Article): string {
  return title || url;
}

/** The title of an article with a link to its page. */
function linkedTitle(
  { locale, site }: PageContext,
  article: Article,
  lengths: Pick<Lengths, 'title' | 'url'>,
): Html {
  const language = languageAttributes(locale, article.language ?? site.language);
  const title = html`<bdi${language}>${cutText(titleOf(article), lengths.title)}</bdi>`;
  return article.url.length <= lengths.url ? html`<a href="${article.url}">${title}</a>` : title;
}

function item(context: PageContext, article: Article, lengths: Lengths): Html {
  const { locale, site } = context;
  const language = languageAttributes(locale, article.language ?? site.language);
  const summary = html`<p class="summary"><bdi${language}>${cutText(article.summary, lengths.summary)}</bdi></p>
`;
  return html`<article>
<h3>${linkedTitle(context, article, lengths)}</h3>
<p class="quiet">${day(context, article.publishedAt)}${authors(context, article)}</p>
${article.summary === '' ? '' : summary}${picture(context, article, lengths)}</article>
`;
}

/** Renders the titles of articles by day, the newest first. */
export function titleList(context: PageContext, articles: readonly Article[]): Html {
  const days = Map.groupBy(articles, ({ publishedAt }) => context.locale.day(publishedAt));
  const lengths = lengthsOf(articles, listBudget);
  const titles = (list: readonly Article[]) =>
    list.map(
      (article) => html`<li>${linkedTitle(context, article, lengths)}</li>
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
  const named = authors
    .filter(({ name }) => slugOf(name) !== '' && name.length <= maxName)
    .slice(0, maxAuthors);
  if (named.length === 0) return html``;
  const links = firstFitting(named, authorBytes, ({ name }) => name).map(
    ({ name }) =>
      html`<a href="${pagePath({ kind: 'author', slug: slugOf(name) })}"><bdi>${name}</bdi></a>`,
  );
  return html` · ${locale.list(links)}`;
}

// A page over HTTPS cannot load pictures over HTTP. Their text would repeat the title, so they have none.
function picture(
  { hasPictures }: PageContext,
  { image }: Article,
  { picture: longest }: Lengths,
): Html {
  if (!hasPictures || !image?.startsWith('https:') || image.length > longest) return html``;
  return html`<img src="${image}" alt="" width="240" height="160" loading="lazy" decoding="async">
`;
}

const maxAuthors = 5;

// Bytes of the names of an article's authors.
const authorBytes = 200;

// Characters of a name. A longer one is no name.
const maxName = 60;
