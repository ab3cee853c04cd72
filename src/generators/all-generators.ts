import { astro } from './astro.ts';
import { eleventy } from './eleventy.ts';
import type { Generator } from './generator.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { pelican } from './pelican.ts';
import { zola } from './zola.ts';

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
