import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../command/failure.ts';
import { outputOf } from './output-of.ts';
import type { Budget } from './table.ts';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly meta: { readonly measured?: Measured } }[];
  }[];
}

type Measured = Pick<Budget, 'requests' | 'steps'>;

/** Runs the test of the budget, which measures requests and steps whether or not it passes. */
export async function measureRows(folder: string): Promise<Measured> {
  const file = join(folder, 'report.json');
  const test = ['run', '--project', 'worker', 'tests/budget/budget.test.ts'];
  const output = await outputOf('vitest', [...test, '--reporter=json', `--outputFile=${file}`]);
  const report: Report = JSON.parse(await readFile(file, 'utf8'));
  const measured = report.testResults[0]?.assertionResults[0]?.meta.measured;
  if (!measured) throw new Failure(`the test of the budget measured nothing:\n${output}`);
  return measured;
}
