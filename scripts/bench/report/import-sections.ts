import type { Figures, SizeFigures } from '../figures.ts';
import type { ImportFigures } from '../import.ts';
import type { ImportStep } from '../import-step.ts';
import { bothDatabases } from '../worker/counts.ts';
import { megabytes, rowsOfSizes, type Section, short, whole } from './section.ts';

/** The figures of a number of articles at which imports were measured. */
type Imported = SizeFigures & { readonly imports: ImportFigures };

/** The tables of imports: each step, then what a post of the whole import takes. */
export function importSections(figures: Figures): Section[] {
  const sizes = figures.sizes.flatMap(({ imports, ...size }) =>
    imports ? { ...size, imports } : [],
  );
  if (sizes.length === 0) return [];
  return [
    {
      title: 'Imports, by the command',
      columns: ['step', 'articles', 'posts', 'seconds', 'CPU s, command', 'CPU s, Worker'].concat([
        'rows written',
        'rows read',
        'calls of D1',
        'MB, command',
        'MB, Worker',
      ]),
      rows: rowsOfSizes(sizes, ({ imports }) => imports.steps.map(stepRow)),
      note:
        'The CPU time of the Worker includes its databases. The memory is the most that a process had at once: ' +
        'the command in this step, the Worker since its start.',
    },
    {
      title: 'A post of the whole import',
      columns: [
        'articles',
        'posts a second',
        'CPU ms, command',
        'CPU ms, Worker',
        'rows written',
      ].concat(['rows read', 'bytes of text', 'bytes of D1', 'times']),
      rows: sizes.map(postRow),
      note: 'The text of a post is its title and its body. Bytes of D1 include all indexes of the database.',
    },
    {
      title: 'A post in the index of the search',
      columns: ['articles', 'CPU ms, Worker', 'rows written', 'rows read', 'bytes of D1'],
      rows: sizes.flatMap(indexRow),
    },
  ];
}

function stepRow(step: ImportStep): string[] {
  const { rowsWritten, rowsRead, calls } = bothDatabases(step.counts);
  return [
    step.name,
    whole(step.posts),
    short(step.seconds),
    short(step.commandCpu),
    short(step.workerCpu),
    whole(rowsWritten),
    whole(rowsRead),
    whole(calls),
    megabytes(step.commandPeak),
    megabytes(step.workerPeak),
  ];
}

function postRow({ articles, textBytes, imports }: Imported): string[] {
  const step = imports.steps.find(({ name }) => name === 'whole import');
  if (!step) return [];
  const { rowsWritten, rowsRead } = step.counts.articles;
  return [
    whole(articles),
    whole(articles / step.seconds),
    short((step.commandCpu / articles) * 1000),
    short((step.workerCpu / articles) * 1000),
    short(rowsWritten / articles),
    short(rowsRead / articles),
    whole(textBytes / articles),
    whole(imports.storage.articles / articles),
    short(imports.storage.articles / textBytes),
  ];
}

function indexRow({ articles, imports }: Imported): string[][] {
  const step = imports.steps.find(({ name }) => name === 'index of the search');
  if (!step) return [];
  const { articles: read, index } = step.counts;
  return [
    [
      whole(articles),
      short((step.workerCpu / articles) * 1000),
      short(index.rowsWritten / articles),
      short((read.rowsRead + index.rowsRead) / articles),
      whole(imports.storage.index / articles),
    ],
  ];
}
