// Checks that `npm run bench` runs. The figures themselves are not checked.
import { expect, it } from 'vitest';
import { run } from './support/command.ts';
import { freePort } from './support/free-port.ts';

it('npm run bench measures a first import and one that finds nothing new', async () => {
  const port = String(await freePort());
  const { code, output } = await run(['bench', '--', 'import', '--posts', '120', '--port', port]);
  expect(output).toMatch(/First import: 120 posts in [\d.]+ s, \d+ per second/);
  expect(output).toMatch(/CPU of this command +[\d.]+ s/);
  expect(output).toMatch(/Nothing new: 120 posts/);
  expect(code).toBe(0);
});

it('npm run bench refuses an unknown benchmark', async () => {
  const { code, output } = await run(['bench', '--', 'everything']);
  expect(output).toContain('name one of the benchmarks: feeds, import');
  expect(code).toBe(2);
});
