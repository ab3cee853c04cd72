import { type Liquid, toValue } from 'liquidjs';
import { absoluteUrl } from '../jekyll/absolute-url.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { nonBlankText } from '../jekyll/values.ts';
import type { Filter } from './filter.ts';
import { rubySource, rubyText } from './ruby-text.ts';

const mostText = 1_000_000;
const cjk = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]/gu;
const cjkWord = /[^\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\s]+/gu;

/** Jekyll's filters of texts and numbers, and the standard ones that liquidjs has in another way. */
export function addTextFilters(engine: Liquid, site: SiteConfig): void {
  const add = (name: string, filter: (text: string, ...rest: readonly unknown[]) => unknown) => {
    engine.registerFilter(name, function (value, ...rest: readonly unknown[]) {
      return filter(counted(this, value, site.timeZone), ...rest);
    });
  };
  add('xml_escape', (text) => text.replace(/[&<>"]/g, (sign) => xmlNames[sign] ?? sign));
  add('cgi_escape', (text) =>
    encodeURIComponent(text.toWellFormed())
      .replaceAll('%20', '+')
      .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  );
  add('uri_escape', (text) =>
    encodeURI(text.toWellFormed()).replace(/%5[BD]/g, decodeURIComponent),
  );
  add('normalize_whitespace', (text) => text.replace(/\s+/g, ' ').trim());
  add('number_of_words', (text, mode) => numberOfWords(text, mode));
  add('to_integer', (text) => {
    if (text === 'true' || text === 'false') return Number(text === 'true');
    return Number.parseInt(text, 10) || 0;
  });
  add('smartify', smart);
  add('newline_to_br', (text) => text.replace(/\r?\n/g, '<br />\n'));
  engine.registerFilter('inspect', (value) => {
    const source = rubySource(value, site.timeZone, mostText);
    return source.replace(/[&<>"]/g, (sign) => xmlNames[sign] ?? sign);
  });
  engine.registerFilter('jsonify', (value) => {
    // Bounded before it is written: this goes through all of it.
    rubySource(value, site.timeZone, mostText);
    return JSON.stringify(toValue(value) ?? null);
  });
  engine.registerFilter('array_to_sentence_string', function (list, connector = 'and') {
    if (!Array.isArray(list)) return list;
    const texts = list.map((one) => counted(this, one, site.timeZone));
    if (texts.length < 3) return texts.join(` ${connector} `);
    return `${texts.slice(0, -1).join(', ')}, ${connector} ${texts.at(-1)}`;
  });
  engine.registerFilter('divided_by', divided);
  addAddressFilters(engine, site);
}

function counted({ context }: Filter, value: unknown, timeZone: string): string {
  const text = rubyText(value, timeZone, mostText);
  context.memoryLimit.use(text.length);
  return text;
}

const xmlNames: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

// Quotes by what stands before them, and dashes and dots, as kramdown has them.
function smart(text: string): string {
  return text
    .replace(/(^|[\s([{-])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{“-])'/g, '$1‘')
    .replaceAll("'", '’')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('...', '…');
}

function numberOfWords(text: string, mode: unknown): number {
  const signs = mode === 'cjk' || mode === 'auto' ? (text.match(cjk)?.length ?? 0) : 0;
  if (mode === 'cjk' || signs > 0) return signs + (text.match(cjkWord)?.length ?? 0);
  return text.match(/\S+/g)?.length ?? 0;
}

// Whole numbers are divided to whole ones in Ruby; whether `2.0` is one, only its text says.
function divided(this: Filter, value: unknown, by: unknown): number {
  const [one, other] = [numberOf(value), numberOf(by)];
  if (other === 0) throw new Error('something is divided by 0');
  const [argument] = this.token.args;
  const text = Array.isArray(argument) ? '' : (argument?.getText() ?? '');
  const isWhole = Number.isInteger(one) && Number.isInteger(other) && !text.includes('.0');
  return isWhole ? Math.floor(one / other) : one / other;
}

function numberOf(value: unknown): number {
  return Number.parseFloat(String(toValue(value) ?? '')) || 0;
}

/** `relative_url` and `absolute_url`: below the site's `baseurl`, and below its whole address. */
function addAddressFilters(engine: Liquid, site: SiteConfig): void {
  engine.registerFilter('relative_url', (path) => relativeUrl(path, site));
  engine.registerFilter('absolute_url', (path) => {
    const relative = relativeUrl(path, site);
    if (typeof relative !== 'string' || /^[a-z][a-z\d+.-]*:/i.test(relative)) return relative;
    const base = baseOf(site);
    const root = site.url.slice(0, site.url.length - base.length - 1);
    return absoluteUrl(root, relative) ?? root + relative;
  });
  engine.registerFilter('strip_index', (path: unknown) =>
    typeof path === 'string' ? path.replace(/\/index\.html?$/, '/') : path,
  );
}

/** A path below the site's `baseurl`; an address with a scheme stays as it is. */
export function relativeUrl(path: unknown, site: SiteConfig): unknown {
  const given: unknown = toValue(path);
  if (given === null || given === undefined) return given;
  const text = rubyText(given, site.timeZone, mostText);
  if (/^[a-z][a-z\d+.-]*:/i.test(text)) return text;
  const joined = baseOf(site) + (text === '' || text.startsWith('/') ? text : `/${text}`);
  const origin = 'https://host.invalid';
  return absoluteUrl(origin, joined)?.slice(origin.length) ?? joined;
}

// What `baseurl` says, where the site is there: a variable may have another address in its place.
function baseOf(site: SiteConfig): string {
  const text = nonBlankText(site.values.baseurl)?.replace(/^\/+|\/+$/g, '') ?? '';
  return text !== '' && site.url.endsWith(`/${text}/`) ? `/${text}` : '';
}
