import { isHttpUrl } from '../model/web-url.ts';
import { type PagesHints, pagesUrl } from './github-pages.ts';
import { nonBlankText, type Values } from './values.ts';

/** The facts from which a site's URL can be known, besides its configuration. */
export interface UrlHints extends PagesHints {
  /** The key of the configuration that has the URL; `url` by default. */
  readonly urlKey?: string;
  /** Overrides `url` and `baseurl`. */
  readonly siteUrl?: string | undefined;
  /** The site URL if it cannot be known. */
  readonly fallbackUrl: string;
}

/** Stands for the URL of a site that is not known. */
export const unknownSiteUrl = 'https://site.invalid';

/** Where a site is. */
export interface SiteUrl {
  /** The absolute URL of the home page, ending in `/`. */
  readonly url: string;
  /** The prefix that jekyll-feed puts before `post.id`: `url` and `baseurl` exactly as configured. */
  readonly idBase: string;
  /** Whether the URL is the site's own, not a placeholder or the URL of Feedmill. */
  readonly isKnown: boolean;
  /** The keys of the configuration that GitHub Pages would set. */
  readonly values: Values;
  readonly notes: readonly string[];
}

/**
 * Finds out where a site is: by the variable, by `url` and `baseurl`, by `CNAME`, or by the repository. The
 * last two are as on GitHub Pages (the plugin jekyll-github-metadata).
 */
export function siteUrlOf(config: Values, hints: UrlHints): SiteUrl {
  const { siteUrl, fallbackUrl, urlKey: key = 'url' } = hints;
  if (siteUrl !== undefined) return found(siteUrl.replace(/\/+$/, ''), '');
  const configured = nonBlankText(config.url);
  const url = withScheme(configured);
  const baseUrl = nonBlankText(config.baseurl) ?? '';
  if (url !== undefined && !isPlaceholder(url)) {
    const notes = url === configured ? [] : [`"${key}" has no scheme: links begin with ${url}`];
    return { ...found(url, baseUrl), notes };
  }
  const repository = nonBlankText(config.repository) ?? hints.repository;
  const pages = pagesUrl(baseUrl, { ...hints, repository });
  if (pages) {
    const { origin, path, isGuess } = pages;
    const values = { url: origin, baseurl: path };
    const note = `"${key}" is not set: links begin with ${origin}${path}/, by the repository. If the site is elsewhere, set "${key}" or the variable SITE_URL`;
    return { ...found(origin, path), values, notes: isGuess ? [note] : [] };
  }
  const known = url === undefined ? found(fallbackUrl, '') : found(url, baseUrl);
  const reason = configured === undefined ? 'is not set' : 'is not the URL of a site';
  const note = `"${key}" ${reason}: links and ids begin with ${known.url}. Set "${key}" or the variable SITE_URL`;
  return { ...known, isKnown: false, notes: [note] };
}

function found(url: string, baseUrl: string): SiteUrl {
  const path = baseUrl.replace(/^\/+|\/+$/g, '');
  const href = URL.parse(`${url.replace(/\/+$/, '')}/${path}`)?.href ?? `${url}/`;
  return {
    url: href.endsWith('/') ? href : `${href}/`,
    idBase: idBaseOf(url, baseUrl.replace(/\/$/, '')),
    isKnown: true,
    values: {},
    notes: [],
  };
}

// A slash at the end of `url` is kept because the ids of jekyll-feed keep it, too.
function idBaseOf(url: string, baseUrl: string): string {
  return baseUrl === '' || baseUrl.startsWith('/') ? url + baseUrl : `${url}/${baseUrl}`;
}

/** An http(s) URL as it is, and a host name with `https:`; undefined for any other text. */
function withScheme(text: string | undefined): string | undefined {
  if (text === undefined || isHttpUrl(text)) return text;
  const isHost = /^(?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:\/\S*)?$/u.test(text);
  return isHost ? `https://${text.replace(/^\/\//, '')}` : undefined;
}

// The hosts in the templates of themes, and addresses of this machine.
const placeholderHost =
  /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|(?:www\.)?(?:(?:example|your-?(?:domain|site|website|blog)(?:-?name)?)\.(?:com|org|net)|(?:your-?)?(?:user-?name|github-?(?:user-?)?name)\.github\.io))$/;

/** Whether a URL was left as a theme has it, or is that of `jekyll serve`. */
function isPlaceholder(url: string): boolean {
  return placeholderHost.test(URL.parse(url)?.hostname ?? '');
}
