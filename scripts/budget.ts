import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundle } from './budget/bundle.ts';
import { writeCostTables } from './budget/cost-tables.ts';
import { measureRows } from './budget/measure-rows.ts';
import { startupTimes } from './budget/startup.ts';
import { type Budget, budgetText, excessesOf, lowered } from './budget/table.ts';
import { Failure } from './command/failure.ts';
import { median } from './command/median.ts';
import { projectRoot } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { temporaryFolder } from './command/temporary.ts';
import { stopOnSignals } from './local/wrangler.ts';

const help = `Lowers the budget of the tests, tests/budget.json, to what is measured now, and writes the tables of
docs/cost.md.

  npm run budget -- [options]

  --raise    also raise figures that are higher than before, which a review then sees
  --bundle   only check the size of the bundle and measure how long it takes to start, and
             change nothing
  --help     print this

Exit status: 0 done, 1 a figure is higher than the budget, 2 usage error, 130 stopped
by Ctrl-C.
`;

// A change of a name may change the size by some bytes, so the bundle may be 1 % larger than its figure.
const tolerance = 1.01;

const file = join(projectRoot, 'tests', 'budget.json');

await runCommand('budget', help, async () => {
  const { values } = parseArgs({
    options: {
      raise: { type: 'boolean', default: false },
      bundle: { type: 'boolean', default: false },
    },
  });
  stopOnSignals(130);
  const folder = await temporaryFolder('budget');
  try {
    const budget: Budget = JSON.parse(await readFile(file, 'utf8'));
    const bundle = await buildBundle(folder);
    console.log(
      `The bundle has ${bundle.kiB} KiB, compressed; the budget has ${budget.bundle}, and 1 % of it may be added.`,
    );
    if (values.bundle) {
      const times = await startupTimes(bundle.file);
      console.log(
        `It starts in ${times[0]} ms on this machine: the best of ${times.length} times; the median is ${median(times)}.`,
      );
      if (bundle.kiB <= budget.bundle * tolerance) return 0;
      throw new Failure(
        'the bundle is larger than the budget allows; "npm run budget -- --raise" accepts it',
      );
    }
    const measured: Budget = { bundle: Math.ceil(bundle.kiB), ...(await measureRows(folder)) };
    const written = values.raise ? measured : lowered(measured, budget);
    await writeFile(file, budgetText(written));
    await writeCostTables(written);
    const excesses = values.raise ? [] : excessesOf(measured, budget);
    for (const line of excesses) console.error(line);
    if (excesses.length > 0) {
      throw new Failure('figures are higher than before; --raise accepts them');
    }
    return 0;
  } finally {
    await rm(folder, { recursive: true });
  }
});
