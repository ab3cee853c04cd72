import type { Figures } from '../figures.ts';
import { type Section, short } from './section.ts';

/** The table of the stages of an import in the Worker. */
export function stageSections({ stages }: Figures): Section[] {
  if (!stages) return [];
  return [
    {
      title: 'Stages of the whole import in the Worker',
      columns: ['stage', 'share of the CPU time'],
      rows: stages.map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`]),
      note: "A profile of the Worker's isolate. It does not have the databases, which are other isolates.",
    },
  ];
}

/** The table of rendering a feed outside of a Worker. */
export function renderSections({ rendering }: Figures): Section[] {
  if (!rendering) return [];
  return [
    {
      title: 'Rendering a feed of 20 articles of 10 kB, in Node',
      columns: ['format', 'CPU ms, median', 'CPU ms, best'],
      rows: rendering.map(({ name, median, best }) => [name, short(median), short(best)]),
    },
  ];
}
