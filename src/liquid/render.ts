import { textOf } from '../jekyll/values.ts';
import type { Note } from '../model/problem.ts';
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';
import { allFilters } from './filters/all-filters.ts';
import type { Body } from './language/body.ts';
import { Context } from './language/context.ts';
import { Notes } from './language/notes.ts';
import { parseTemplate } from './language/template.ts';
import { TextOutput } from './language/text-output.ts';
import { allTags } from './tags/all-tags.ts';
import type { TemplateData } from './template-data.ts';
import { jekyllValues, PageValues, SiteValues } from './variables.ts';

/** Whether a text contains Liquid. */
export function hasLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * Renders the Liquid in a post. What Liquid cannot read or render costs only itself: the notes list what
 * was left out.
 *
 * @throws {WorkBudgetExceeded} if the post costs too much
 * @throws {LiquidLimitExceeded} if its output is too long
 */
export function renderLiquid(
  text: string,
  data: TemplateData,
  budget: WorkBudget = postWorkBudget(text.length),
): { readonly text: string; readonly notes: readonly Note[] } {
  if (!hasLiquid(text)) return { text, notes: [] };
  const { site, page, files, resolveLink } = data;
  const notes = new Notes();
  const parse = (template: string): Body => {
    budget.spend(template.length);
    return parseTemplate(template, tags, notes);
  };
  const folder = (textOf(page.path) ?? '').replace(/[^/]*$/, '');
  const tags = allTags({
    includes: { place: '_includes', read: (name) => files.include(name) },
    relative: { place: folder, read: (name) => files.relative(folder + name) },
    targets: { base: new URL(site.url).pathname.replace(/\/$/, ''), resolve: resolveLink },
    parseTemplate: parse,
  });
  const variables = {
    site: new SiteValues(data, notes),
    page: new PageValues(page, notes),
    jekyll: jekyllValues,
  };
  const context = new Context(variables, {
    budget,
    notes,
    filters: allFilters(site, budget),
    timeZone: site.timeZone,
  });
  const output = new TextOutput(context);
  parse(text).render(context, output);
  return { text: output.text, notes: notes.list };
}
