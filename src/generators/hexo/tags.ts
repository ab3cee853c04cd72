import type { Note } from '../../model/problem.ts';
import { escapeHtml } from '../../model/text.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { outsideCode } from '../shared/outside-code.ts';
import { codeFence, embedHtml, parseArguments, UnknownTags } from '../shared/shortcodes.ts';

// `{% name arguments %}`. Another `{%` ends the search, which keeps it linear.
const tag = /\{%-?\s*([\w-]+)((?:(?!\{%|%\})[\s\S])*)%\}/g;

/** Replaces the tags of a post of Hexo. Of a tag that only the theme knows, its inner text stays. */
export function hexoTags(
  body: string,
  budget: WorkBudget,
): { readonly text: string; readonly notes: readonly Note[] } {
  if (!body.includes('{%')) return { text: body, notes: [] };
  budget.spend(body.length);
  const unknown = new UnknownTags();
  // The tag that the text is inside of, if other tags are not tags there.
  let verbatim = '';
  const text = outsideCode(body, (part) =>
    part.replace(tag, (source, name: string, values: string, offset: number) => {
      if (verbatim !== '' && name !== `end${verbatim}`) return source;
      verbatim = /^(?:code|codeblock|raw)$/.test(name) ? name : '';
      if (!/^(?:end)?code(?:block)?$/.test(name))
        return htmlOf(name, values) ?? unknown.remove(name);
      const language = /lang:(\S+)/.exec(values)?.[1] ?? '';
      return codeFence(part, offset, source, verbatim === '' ? undefined : language);
    }),
  );
  return { text, notes: unknown.notes('tags') };
}

// The folder of a post's files is that of its URL, so their names are relative URLs.
function htmlOf(name: string, text: string): string | undefined {
  const values = parseArguments(text.trim().replace(/-$/, ''));
  const [first = '', second = ''] = values.listed;
  switch (name) {
    case 'asset_img':
    case 'img':
      return imageHtml(values.listed);
    case 'asset_path':
      return encodeURI(first);
    case 'asset_link':
      return linkHtml(first, second || first);
    case 'link':
      return linkHtml(values.listed.find((value) => value.includes('/')) ?? '', first);
    case 'iframe':
      return `<iframe src="${escapeHtml(first)}"></iframe>`;
    case 'post_link':
      return escapeHtml(second || first);
    case 'blockquote':
    case 'quote':
    case 'pullquote':
      return '\n<blockquote markdown="1">\n';
    case 'endblockquote':
    case 'endquote':
    case 'endpullquote':
      return '\n</blockquote>\n';
    case 'raw':
    case 'endraw':
      return '';
    default:
      return name.startsWith('end') ? '' : embedHtml(name, values);
  }
}

/** A picture: `[class names] address [width] [height] [title]`. */
function imageHtml(listed: readonly string[]): string | undefined {
  const index = listed.findIndex((value) => /[./]/.test(value));
  if (index < 0) return undefined;
  const title = listed.slice(index + 1).find((value) => !/^\d+%?$/.test(value)) ?? '';
  const alt = /'([^']*)'\s*$/.exec(title)?.[1] ?? title;
  return `<img src="${escapeHtml(encodeURI(listed[index] ?? ''))}" alt="${escapeHtml(alt)}">`;
}

function linkHtml(address: string, text: string): string {
  return `<a href="${escapeHtml(encodeURI(address))}">${escapeHtml(text)}</a>`;
}
