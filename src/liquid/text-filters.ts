import { type Liquid, toValue } from 'liquidjs';
import { absoluteUrl } from '../jekyll/absolute-url.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { nonBlankText } from '../jekyll/values.ts';
import { escapeHtml } from '../model/text.ts';
import type { Filter } from './filter.ts';
import { inspectRuby, toRubyString } from './ruby-text.ts';

const maxLength = 1_000_000;
const cjkCharacter = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]/gu;
const otherWord = /[^\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\s]+/gu;

/**
 * Registers Jekyll's filters for text, numbers and URLs, and those of Liquid that liquidjs implements
 * differently.
 */
export function addTextFilters(engine: Liquid, site: SiteConfig): void {
  const add = (name: string, filter: (text: string, ...rest: readonly unknown[]) => unknown) => {
    engine.registerFilter(name, function (value, ...rest: readonly unknown[]) {
      return filter(counted(this, value, site.timeZone), ...rest);
    });
  };
  add('xml_escape', escapeHtml);
  add('cgi_escape', (text) =>
    encodeURIComponent(text.toWellFormed())
      .replaceAll('%20', '+')
      .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
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
  add('smartify', smartify);
  add('newline_to_br', (text) => text.replace(/\r?\n/g, '<br />\n'));
  engine.registerFilter('inspect', (value) =>
    escapeHtml(inspectRuby(value, site.timeZone, maxLength)),
  );
  engine.registerFilter('jsonify', (value) => {
    // Called only because it throws if the text would be too long.
    inspectRuby(value, site.timeZone, maxLength);
    return JSON.stringify(toValue(value) ?? null);
  });
  engine.registerFilter('array_to_sentence_string', function (list, connector = 'and') {
    if (!Array.isArray(list)) return list;
    const texts = list.map((item) => counted(this, item, site.timeZone));
    if (texts.length < 3) return texts.join(` ${connector} `);
    return `${texts.slice(0, -1).join(', ')}, ${connector} ${texts.at(-1)}`;
  });
  engine.registerFilter('divided_by', dividedBy);
  addUrlFilters(engine, site);
}

/** Converts a value to text and counts it towards the memory limit of the post. */
function counted({ context }: Filter, value: unknown, timeZone: string): string {
  const text = toRubyString(value, timeZone, maxLength);
  context.memoryLimit.use(text.length);
  return text;
}

function smartify(text: string): string {
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
  const characters =
    mode === 'cjk' || mode === 'auto' ? (text.match(cjkCharacter)?.length ?? 0) : 0;
  if (mode === 'cjk' || characters > 0) return characters + (text.match(otherWord)?.length ?? 0);
  return text.match(/\S+/g)?.length ?? 0;
}

// In Ruby, dividing integers gives an integer. JavaScript reads `2.0` as the integer 2, so the text of the
// argument tells them apart.
function dividedBy(this: Filter, value: unknown, by: unknown): number {
  const [dividend, divisor] = [numberOf(value), numberOf(by)];
  if (divisor === 0) throw new Error('divided by 0');
  const [argument] = this.token.args;
  const text = Array.isArray(argument) ? '' : (argument?.getText() ?? '');
  const areIntegers =
    Number.isInteger(dividend) && Number.isInteger(divisor) && !text.includes('.0');
  return areIntegers ? Math.floor(dividend / divisor) : dividend / divisor;
}

function numberOf(value: unknown): number {
  return Number.parseFloat(String(toValue(value) ?? '')) || 0;
}

function addUrlFilters(engine: Liquid, site: SiteConfig): void {
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

/** Prepends `baseurl` to a path. A URL with a scheme stays as it is. */
function relativeUrl(path: unknown, site: SiteConfig): unknown {
  const input: unknown = toValue(path);
  if (input === null || input === undefined) return input;
  const text = toRubyString(input, site.timeZone, maxLength);
  if (/^[a-z][a-z\d+.-]*:/i.test(text)) return text;
  const joined = baseOf(site) + (text === '' || text.startsWith('/') ? text : `/${text}`);
  const origin = 'https://host.invalid';
  return absoluteUrl(origin, joined)?.slice(origin.length) ?? joined;
}

// The `baseurl` of the configuration, unless a variable of the Worker overrides the site URL.
function baseOf(site: SiteConfig): string {
  const text = nonBlankText(site.values.baseurl)?.replace(/^\/+|\/+$/g, '') ?? '';
  return text !== '' && site.url.endsWith(`/${text}/`) ? `/${text}` : '';
}
