import { Context, toValueSync } from 'liquidjs';
import { renderMarkdown } from '../jekyll/markdown.ts';
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';
import { createEngine } from './engine.ts';
import { LimitedOutput } from './output.ts';
import { type LiquidNote, Rendering, type TemplateData } from './rendering.ts';
import { siteValues } from './site-values.ts';

/** Whether a text contains Liquid. */
export function hasLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * Renders the Liquid in a post. Unknown tags are left out, but the text that they enclose stays. The
 * notes list unknown tags, unknown filters, missing includes and links that do not resolve.
 *
 * @throws {Error} if a template is invalid or exceeds a limit
 */
export function renderLiquid(
  text: string,
  data: TemplateData,
  budget: WorkBudget = postWorkBudget(text.length),
): { readonly text: string; readonly notes: readonly LiquidNote[] } {
  if (!hasLiquid(text)) return { text, notes: [] };
  const rendering = new Rendering(data, budget);
  const engine = createEngine(rendering);
  engine.registerFilter('markdownify', function (value) {
    const output = new LimitedOutput(rendering);
    output.write(value);
    this.context.memoryLimit.use(output.buffer.length);
    return renderMarkdown(output.buffer, undefined, budget);
  });
  const variables = {
    site: siteValues(data),
    page: data.page,
    jekyll: { environment: 'production' },
  };
  const context = new Context(variables, engine.options, { sync: true, ownPropertyOnly: true });
  // liquidjs calls this before it renders each template.
  context.renderLimit.check = () => rendering.countTemplate();
  rendering.countParsed(text);
  const output = new LimitedOutput(rendering);
  toValueSync(engine.renderer.renderTemplates(engine.parse(text), context, output));
  return { text: output.buffer, notes: rendering.notes };
}
