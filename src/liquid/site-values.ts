import { nonBlankText, type Values } from '../jekyll/values.ts';
import type { TemplateData } from './rendering.ts';

/**
 * Builds the variable `site` from the configuration and the data files. It has no `site.time` because
 * feeds must not depend on when a post is rendered.
 */
export function siteValues({ site, files }: TemplateData): Values {
  const { time: _, ...values } = site.values;
  return {
    ...values,
    title: values.title ?? site.title,
    url: siteOrigin(values, site.url),
    data: files.data,
  };
}

// The `url` of the configuration, unless a variable of the Worker overrides it.
function siteOrigin(values: Values, siteUrl: string): string {
  const { origin } = new URL(siteUrl);
  const url = nonBlankText(values.url);
  return url !== undefined && URL.parse(url)?.origin === origin ? url : origin;
}
