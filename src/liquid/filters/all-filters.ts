import { renderMarkdown } from '../../jekyll/markdown.ts';
import type { SiteConfig } from '../../jekyll/site-config.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import type { Filter } from '../language/context.ts';
import { dateFilters } from './dates.ts';
import { listFilters } from './lists.ts';
import { numberFilters } from './numeric.ts';
import { selectionFilters } from './selection.ts';
import { textFilter, textFilters } from './texts.ts';
import { urlFilters } from './urls.ts';
import { wordFilters } from './words.ts';

/**
 * Returns the filters of Liquid 4 and Jekyll, by name. Without `sample`, whose result is random, and without
 * `sassify` and `scssify`.
 */
export function allFilters(site: SiteConfig, budget: WorkBudget): ReadonlyMap<string, Filter> {
  return new Map(
    Object.entries({
      ...textFilters,
      ...listFilters,
      ...numberFilters,
      ...dateFilters,
      ...urlFilters(site),
      ...wordFilters,
      ...selectionFilters,
      markdownify: textFilter((text) => renderMarkdown(text, site.values, budget)),
    }),
  );
}
