import { absoluteUrl, percentDecoded } from '../../jekyll/absolute-url.ts';
import type { SiteConfig } from '../../jekyll/site-config.ts';
import { nonBlankText } from '../../jekyll/values.ts';
import type { Filter } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { isNil } from '../language/values.ts';
import { textFilter, unlessNil } from './texts.ts';

/** The filters of Liquid and Jekyll for URLs. */
export function urlFilters(site: SiteConfig): Readonly<Record<string, Filter>> {
  return {
    url_encode: unlessNil(textFilter(cgiEscape)),
    cgi_escape: textFilter(cgiEscape),
    url_decode: unlessNil(textFilter(urlDecode)),
    uri_escape: textFilter(uriEscape),
    relative_url: unlessNil(textFilter((path) => relativeUrl(path, site))),
    absolute_url: unlessNil(
      textFilter((path) => {
        const relative = relativeUrl(path, site);
        if (hasScheme(relative)) return relative;
        const base = baseOf(site);
        const root = site.url.slice(0, site.url.length - base.length - 1);
        return absoluteUrl(root, relative) ?? root + relative;
      }),
    ),
    strip_index: {
      arity: [0, 0],
      apply: (path, _, context) => {
        const text = isNil(path) ? '' : context.text(path);
        return text === '' ? undefined : text.replace(/\/index\.html?$/m, '/');
      },
    },
  };
}

function cgiEscape(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%20', '+')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function urlDecode(text: string): string {
  const spaced = text.replaceAll('+', ' ').replace(/%(?![\da-f]{2})/gi, '%25');
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw new LiquidError('it is not a valid URL');
  }
}

// As Addressable does: what is escaped already is not escaped again.
function uriEscape(text: string): string {
  return encodeURI(percentDecoded(text).normalize('NFC')).replace(/%5[BD]/g, decodeURIComponent);
}

function hasScheme(url: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(url);
}

/** Prepends `baseurl` to a path. A URL with a scheme stays as it is. */
function relativeUrl(path: string, site: SiteConfig): string {
  if (hasScheme(path)) return path;
  const joined = baseOf(site) + (path === '' || path.startsWith('/') ? path : `/${path}`);
  const origin = 'https://host.invalid';
  return absoluteUrl(origin, joined)?.slice(origin.length) ?? joined;
}

// The `baseurl` of the configuration, unless a variable of the Worker overrides the site URL.
function baseOf(site: SiteConfig): string {
  const text = nonBlankText(site.values.baseurl)?.replace(/^\/+|\/+$/g, '') ?? '';
  return text !== '' && site.url.endsWith(`/${text}/`) ? `/${text}` : '';
}
