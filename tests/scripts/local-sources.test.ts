// Runs `npm start` where the environment names sources, as on CI machines.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newState, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';

const ci = {
  GITHUB_REPOSITORY: 'paper/site',
  GITHUB_TOKEN: 'a-token-of-ci',
  // Nothing listens there.
  GITHUB_API: 'http://127.0.0.1:1',
};

it('npm start imports from its folder alone, and says which variables it leaves alone', async () => {
  const state = await newState();
  const args = ['--port', String(await freePort()), '--state', state];
  const started = await start(args, 'Ctrl-C stops it.', ci);
  await started.interrupt();
  expect(started.output).toContain('\nSources: this folder\n');
  expect(started.output).toMatch(/^Not used without --sources: GITHUB_REPOSITORY, GITHUB_TOKEN,/m);
  const variables = await readFile(join(state, 'variables'), 'utf8');
  expect(variables).toContain("GITHUB_REPOSITORY=''");
  expect(variables).not.toContain('a-token-of-ci');
});

it('npm start --sources imports from them too, and names them', async () => {
  const state = await newState();
  const args = ['--sources', '--port', String(await freePort()), '--state', state];
  const started = await start(args, 'Ctrl-C stops it.', ci);
  await started.interrupt();
  expect(started.output).toContain('\nSources: this folder, github (paper/site)\n');
  expect(await readFile(join(state, 'variables'), 'utf8')).toContain('a-token-of-ci');
});
