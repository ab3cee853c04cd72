import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillMarkedPlace } from '../../command/marked-place.ts';
import { projectRoot } from '../../command/project.ts';
import { type Machine, machineText } from '../machine.ts';
import { type Chart, chartSvg } from './chart.ts';
import { type Section, sectionMarkdown } from './section.ts';

const page = join(projectRoot, 'docs', 'performance.md');
const images = join(projectRoot, 'docs', 'images');

/**
 * Writes figures into docs/performance.md, between `<!-- name -->` and `<!-- /name -->`, and charts into docs/images.
 * The text around them stays.
 *
 * @throws {Failure} if the page has no such place
 */
export function writeDocs(
  name: string,
  machine: Machine,
  sections: readonly Section[],
  charts: ReadonlyMap<string, Chart>,
): void {
  const pictures = [...charts].map(([file, { title }]) => `![${title}](images/${file})\n`);
  const body = [`${machineText(machine)}.\n`, ...pictures, ...sections.map(sectionMarkdown)];
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, fillMarkedPlace(page, text, name, `\n${body.join('\n')}`));
  for (const [file, chart] of charts) writeFileSync(join(images, file), chartSvg(chart));
}
