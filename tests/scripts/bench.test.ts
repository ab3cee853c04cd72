// `npm run bench` measures and ends. The figures are for people to judge.
import { expect, it } from 'vitest';
import { run } from './support/command.ts';
import { freePort } from './support/free-port.ts';

it('measures a first import and a second one that finds nothing new', async () => {
  const port = String(await freePort());
  const { code, output } = await run(['bench', '--', 'import', '--posts', '120', '--port', port]);
  expect(output).toMatch(/First import: 120 posts in [\d.]+ s, \d+ per second/);
  expect(output).toMatch(/CPU of this command +[\d.]+ s/);
  expect(output).toMatch(/Nothing new: 120 posts/);
  expect(code).toBe(0);
});

it('refuses an unknown benchmark', async () => {
  const { code, output } = await run(['bench', '--', 'everything']);
  expect(output).toContain('name one of the benchmarks: feeds, import');
  expect(code).toBe(2);
});
