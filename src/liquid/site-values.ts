import { nonBlankText, type Values } from '../jekyll/values.ts';
import type { TemplateData } from './rendering.ts';

/** The variable `site`: the configuration and the data files, without `site.time`. */
export function siteValues({ site, files }: TemplateData): Values {
  const { time: _, ...values } = site.values;
  return {
    ...values,
    title: values.title ?? site.title,
    url: hostOf(values, site.url),
    data: files.data,
  };
}

// The `url` of the configuration, unless a variable of the Worker overrides it.
function hostOf(values: Values, siteUrl: string): string {
  const { origin } = new URL(siteUrl);
  const url = nonBlankText(values.url);
  return url !== undefined && URL.parse(url)?.origin === origin ? url : origin;
}
