import { formatDetails, formats } from '../model/format.ts';
import { type NamedScopeKind, type Scope, siteScope } from '../model/scope.ts';
import { cutText, plainLine, withoutDirections } from '../model/text.ts';
import { feedPath, listPath, opmlPath } from '../model/urls.ts';
import { strictUrl } from '../model/web-url.ts';

/** The facts about a site and its feeds in `llms.txt`. */
export interface LlmsContents {
  readonly title: string;
  readonly description: string;
  /** The absolute URL of the site. */
  readonly siteUrl: string;
  /** The origin of this Feedmill, without a trailing slash. */
  readonly publicUrl: string;
  /** The largest scopes of each kind. */
  readonly sections: readonly { readonly kind: NamedScopeKind; readonly shown: readonly Scope[] }[];
  readonly hasSearch: boolean;
  readonly hasSitemaps: boolean;
  /** The lines of robots.txt that say what the texts may be used for. */
  readonly signals: readonly string[];
}

const headings: Readonly<Record<NamedScopeKind, string>> = {
  category: 'Categories',
  tag: 'Tags',
  author: 'Authors',
  language: 'Languages',
  collection: 'Collections',
  feed: 'More feeds',
};

/** Renders `llms.txt` (https://llmstxt.org): Markdown for programs that read the site for somebody. */
export function renderLlmsText(contents: LlmsContents): string {
  const { title, description, siteUrl, publicUrl, sections, signals } = contents;
  const lines = [
    `# ${markdown(title) || new URL(siteUrl).hostname}`,
    '',
    ...(description === '' ? [] : [`> ${markdown(description)}`, '']),
    `This host has feeds of every article of <${destination(siteUrl)}>: of the whole site, and of each category, tag, author and language. The pages of the articles are on the site itself, and a feed has their URLs.`,
    '',
    'JSON Feed is the easiest format: `items` come newest first, each with `title`, `url`, `date_published` and `content_html` or `summary`. `next_url` leads to older articles, back to the first. Send `If-None-Match` with the last `ETag`, and no more than one request in five minutes for the same feed.',
    '',
    ...(signals.length === 0
      ? []
      : ['The publisher says in robots.txt:', '', ...signals.map((line) => `    ${line}`), '']),
    '## Feeds',
    '',
    ...formats.map((format) =>
      link(`All articles, ${formatDetails[format].label}`, publicUrl + feedPath(siteScope, format)),
    ),
    link('All feeds, OPML', publicUrl + opmlPath('all')),
    '',
    ...sections.flatMap((section) => sectionLines(section, publicUrl)),
    ...documentation(contents),
  ];
  return lines.join('\n');
}

function sectionLines(
  { kind, shown }: LlmsContents['sections'][number],
  publicUrl: string,
): string[] {
  if (shown.length === 0) return [];
  const links = shown.map((scope) => {
    // The articles of named feeds are not counted.
    return link(
      scope.name,
      publicUrl + feedPath(scope, 'json'),
      kind === 'feed' ? '' : countOf(scope),
    );
  });
  const all = link('All of them', publicUrl + listPath(kind, 1), 'a page for people');
  return [`## ${headings[kind]}`, '', ...links, all, ''];
}

function countOf({ articleCount }: Scope): string {
  return articleCount === 1 ? '1 article' : `${articleCount} articles`;
}

function documentation({ publicUrl, hasSearch, hasSitemaps }: LlmsContents): string[] {
  const search = `${publicUrl}/search/WORDS/feed.json`;
  return [
    '## For programs',
    '',
    ...(hasSearch
      ? [`- Search: \`${search}\` has the newest articles with all of the words, percent-encoded`]
      : []),
    ...(hasSitemaps
      ? [link('Sitemaps', `${publicUrl}/sitemap.xml`, 'the URLs of all articles')]
      : []),
    link('robots.txt', `${publicUrl}/robots.txt`, 'what crawlers may do'),
    '',
    '## Optional',
    '',
    link(
      'OpenAPI',
      `${publicUrl}/api/openapi.json`,
      'the API for the publisher, which needs a token',
    ),
    '',
  ];
}

function link(name: string, url: string, note = ''): string {
  return `- [${markdown(name)}](${destination(url)})${note === '' ? '' : `: ${note}`}`;
}

// Characters of a text of the site.
const maxText = 200;

// Characters that mean something in Markdown.
const special = /[\\`*_[\]<>|#~&!]/g;

/** A text of the site on one line, as Markdown that shows just the text. */
function markdown(text: string): string {
  return cutText(withoutDirections(plainLine(text)), maxText).replace(special, '\\$&');
}

function destination(url: string): string {
  return strictUrl(url).replaceAll('(', '%28').replaceAll(')', '%29');
}
