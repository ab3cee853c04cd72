import { astro } from './astro/astro.ts';
import { eleventy } from './eleventy/eleventy.ts';
import { hexo } from './hexo/hexo.ts';
import { hugo } from './hugo/hugo.ts';
import { jekyll } from './jekyll/jekyll.ts';
import { pelican } from './pelican/pelican.ts';
import type { Generator } from './shared/generator.ts';
import { zola } from './zola/zola.ts';

/** The generators whose sites are recognized. If a site has configurations of several, the first counts. */
export const allGenerators: readonly Generator[] = [
  jekyll,
  hexo,
  hugo,
  zola,
  astro,
  eleventy,
  pelican,
];

/** Finds a generator by its key. If no generator has the key, the site is read as one of Jekyll. */
export function generatorOf(key: string | undefined): Generator {
  return allGenerators.find((generator) => generator.key === key) ?? jekyll;
}
