// Checks that `npm run bench` runs. The figures themselves are not checked.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import type { ImportFigures } from '../../scripts/bench/import.ts';
import { run } from './support/command.ts';
import { freePort } from './support/free-port.ts';

it('npm run bench refuses a part that it does not have', async () => {
  const { code, output } = await run(['bench', '--', '--only', 'import,everything']);
  expect(output).toMatch(/^bench: --only names parts out of .*import.*\(it has "everything"\)\n$/);
  expect(code).toBe(2);
});

it('npm run bench refuses a size that is not a number', async () => {
  const { code, output } = await run(['bench', '--', '--size', '10,many']);
  expect(output).toMatch(/^bench: --size must be a number from 1 to \d+ \(it is "many"\)\n$/);
  expect(code).toBe(2);
});

it('npm run bench:peers refuses a program that it does not know', async () => {
  const { code, output } = await run(['bench:peers', '--', '--only', 'hugo,wordpress']);
  expect(output).toMatch(/^bench:peers: --only names programs out of .*\(it has "wordpress"\)\n$/);
  expect(code).toBe(2);
});

it.each(['bench', 'bench:peers', 'load'])(
  'npm run %s checks that its figures can be written before it measures',
  async (command) => {
    const file = join(inject('runFolder'), 'no-such-folder', 'figures.json');
    const { code, output } = await run([command, '--', '--json', file]);
    expect(output).toContain(`${command}: ${file} cannot be written: ENOENT`);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  },
);

it('npm run bench measures imports of a generated site, and writes all figures as JSON', async () => {
  const json = join(inject('runFolder'), 'figures.json');
  const port = String(await freePort());
  const args = ['--only', 'import', '--size', '60', '--json', json, '--port', port];
  const { code, output } = await run(['bench', '--', ...args]);
  expect(output).toMatch(/^whole import +60 +60 /m);
  expect(output).toMatch(/^nothing changed /m);
  expect(code).toBe(0);
  const figures = JSON.parse(await readFile(json, 'utf8'));
  const { steps, storage } = figures.sizes[0].imports as ImportFigures;
  const written = steps.map(({ name, counts }) => [name, counts.articles.rowsWritten > 0]);
  expect(written).toEqual([
    ['whole import', true],
    ['index of the search', expect.any(Boolean)],
    ['nothing changed', false],
    ['one post changed', true],
    ['one category renamed', true],
  ]);
  expect(storage.articles).toBeGreaterThan(60 * 1_000);
});
