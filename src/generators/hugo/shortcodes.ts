import type { Note } from '../../model/problem.ts';
import { escapeHtml } from '../../model/text.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import {
  codeFence,
  embedHtml,
  parseArguments,
  type TagArguments,
  UnknownTags,
} from '../shared/shortcodes.ts';

// `{{< name arguments >}}` or `{{% name %}}`. Another `{{` ends the search, which keeps it linear.
const shortcode = /\{\{[<%]((?:(?!\{\{)[\s\S])*?)[>%]\}\}/g;

/** The data of the site that shortcodes get. */
export interface ShortcodeSources {
  /** The path of the URL of another page, by its file name or path. */
  linkTo(page: string): string;
  /** A parameter of the page or the site, by its name; undefined if neither has it. */
  param(name: string): string | undefined;
}

/**
 * Replaces the shortcodes of a page. Pictures, players and links to posts of other sites stay. Of a
 * shortcode that only the theme knows, its inner text stays.
 *
 * @param sources what they get from the site
 */
export function hugoShortcodes(
  body: string,
  { linkTo, param }: ShortcodeSources,
  budget: WorkBudget,
): { readonly text: string; readonly notes: readonly Note[] } {
  if (!body.includes('{{')) return { text: body, notes: [] };
  budget.spend(body.length);
  const unknown = new UnknownTags();
  const text = withoutComments(body).replace(
    shortcode,
    (source, content: string, offset: number) => {
      const inner = content.trim();
      // A shortcode in a comment is an example of one.
      if (inner.startsWith('/*')) return source.replace('/*', '').replace(/\*\/(?=.{3}$)/, '');
      const [, end, name = '', rest = ''] = /^(\/?)\s*([\w./-]*)([\s\S]*)$/.exec(inner) ?? [];
      const values = parseArguments(rest);
      if (name === 'highlight')
        return codeFence(body, offset, source, end === '' ? (values.listed[0] ?? '') : undefined);
      if (/^(?:rel)?ref$/.test(name))
        return linkTo(values.named.get('path') ?? values.listed[0] ?? '');
      if (name === 'param') {
        const value = param(values.named.get('name') ?? values.listed[0] ?? '');
        // With percent signs, it is Markdown.
        if (value !== undefined) return source.startsWith('{{%') ? value : escapeHtml(value);
      }
      return htmlOf(name.toLowerCase(), values, end !== '') ?? unknown.remove(name);
    },
  );
  return { text, notes: unknown.notes('shortcodes') };
}

const comment = /\{\{[<%]\s*\/?\s*comment\s*[%>]\}\}/;

/** Removes the shortcodes `comment`, each with the text inside. */
function withoutComments(body: string): string {
  return body
    .split(comment)
    .filter((_, index) => index % 2 === 0)
    .join('');
}

function htmlOf(name: string, values: TagArguments, isEnd: boolean): string | undefined {
  switch (name) {
    case 'details':
      if (isEnd) return '</details>';
      return `<details markdown="1"><summary>${escapeHtml(values.named.get('summary') ?? 'Details')}</summary>`;
    case 'rawhtml':
    case 'raw':
    case 'html':
      return '';
    default:
      return isEnd ? '' : embedHtml(name, values);
  }
}
