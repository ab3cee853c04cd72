import type { Figures } from '../figures.ts';
import { feedSections } from './feed-sections.ts';
import { importSections } from './import-sections.ts';
import type { Section } from './section.ts';
import { renderSections, stageSections } from './stage-section.ts';

/** All tables of a run of the benchmark. */
export function sectionsOf(figures: Figures): Section[] {
  return [
    ...importSections(figures),
    ...stageSections(figures),
    ...feedSections(figures),
    ...renderSections(figures),
  ];
}
