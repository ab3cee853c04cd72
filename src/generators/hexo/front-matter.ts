import { splitPost } from '../../jekyll/front-matter.ts';
import type { FrontMatter } from '../../jekyll/yaml.ts';
import type { WorkBudget } from '../../model/work-budget.ts';

/**
 * Splits a post of Hexo, whose front matter may lack its first line, and may be the pairs of a map in JSON if
 * its last line is `;;;`.
 *
 * @throws {PostProblem} if the front matter cannot be read
 */
export function splitHexo(
  text: string,
  budget: WorkBudget,
): { readonly frontMatter: FrontMatter; readonly body: string } {
  const file = text.replace(/^\uFEFF?\s*/, '').replaceAll('\r\n', '\n');
  const json = /^(?:;{3,}\n)?([^\n]*\n(?:(?!;;;)[^\n]*\n)*);{3,}(?:\n|$)/.exec(file);
  if (json) return splitPost(`---\n{${json[1] ?? ''}}\n---\n${file.slice(json[0].length)}`, budget);
  const [start = ''] = /^-{3,}[ \t]*\n/.exec(file) ?? [];
  if (start === '' && !/^\w[\w-]*[ \t]*:/.test(file)) return splitPost(file, budget);
  // Tabs indent as two spaces do.
  const rest = file.slice(start.length);
  const end = /^-{3,}[ \t]*$/m.exec(rest)?.index;
  if (end === undefined) return splitPost(start === '' ? file : `---\n${rest}`, budget);
  const yaml = rest.slice(0, end).replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
  return splitPost(`---\n${yaml}---\n${rest.slice(end).replace(/^-+[ \t]*\n?/, '')}`, budget);
}
