import { nonBlankText, type Values } from '../jekyll/values.ts';
import type { TemplateData } from './rendering.ts';

/** What templates see as `site`: the configuration and the data files, but no clock. */
export function siteValues({ site, files }: TemplateData): Values {
  const { time: _, ...values } = site.values;
  return {
    ...values,
    title: values.title ?? site.title,
    url: hostOf(values, site.url),
    data: files.data,
  };
}

// As it is written, unless a variable of the Worker has another one in its place.
function hostOf(values: Values, url: string): string {
  const { origin } = new URL(url);
  const written = nonBlankText(values.url);
  return written !== undefined && URL.parse(written)?.origin === origin ? written : origin;
}
