import type { Generator } from './generator.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';

/** The generators whose sites are recognized. If a site has configurations of several, the first counts. */
export const allGenerators: readonly Generator[] = [jekyll, hugo];

/** The generator with a key; Jekyll if there is none. */
export function generatorOf(key: string | undefined): Generator {
  return allGenerators.find((generator) => generator.key === key) ?? jekyll;
}
