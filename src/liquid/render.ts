import { Context, toValueSync } from 'liquidjs';
import { renderMarkdown } from '../jekyll/markdown.ts';
import { createEngine } from './engine.ts';
import { BoundedOutput } from './output.ts';
import { type LiquidNote, Rendering, type TemplateData } from './rendering.ts';
import { siteValues } from './site-values.ts';

export type { LiquidNote, TemplateData } from './rendering.ts';

/** Whether there is any Liquid in a text. */
export function hasLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * Renders the Liquid in a post, which sees the site's configuration and data, the post's front matter
 * and nothing else. A tag that is not known here is left out, while the text that it encloses stays;
 * that, and what an include or a link does not find, is said in the notes.
 *
 * @throws what liquidjs throws where a template is broken or too large
 */
export function renderLiquid(
  text: string,
  data: TemplateData,
): { readonly text: string; readonly notes: readonly LiquidNote[] } {
  if (!hasLiquid(text)) return { text, notes: [] };
  const rendering = new Rendering(data);
  const engine = createEngine(rendering);
  engine.registerFilter('markdownify', function (value) {
    const output = new BoundedOutput(rendering);
    output.write(value);
    this.context.memoryLimit.use(output.buffer.length);
    return renderMarkdown(output.buffer);
  });
  const variables = {
    site: siteValues(data),
    page: data.page,
    jekyll: { environment: 'production' },
  };
  const context = new Context(variables, engine.options, { sync: true, ownPropertyOnly: true });
  // liquidjs asks this before each template that it renders.
  context.renderLimit.check = () => rendering.countTemplate();
  rendering.countParsed(text);
  const output = new BoundedOutput(rendering);
  toValueSync(engine.renderer.renderTemplates(engine.parse(text), context, output));
  return { text: output.buffer, notes: rendering.notes };
}
