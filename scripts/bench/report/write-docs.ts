import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../command/failure.ts';
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
  const text = readFileSync(page, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Failure(`${page} has no place between ${start} and ${end}`);
  const pictures = [...charts].map(([file, { title }]) => `![${title}](images/${file})\n`);
  const body = [`${machineText(machine)}.\n`, ...pictures, ...sections.map(sectionMarkdown)];
  const filled = `${text.slice(0, from)}${start}\n\n${body.join('\n')}\n${text.slice(to)}`;
  writeFileSync(page, filled);
  for (const [file, chart] of charts) writeFileSync(join(images, file), chartSvg(chart));
}
