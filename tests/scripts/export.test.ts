// Exports the database of a Feedmill that has a search, as `wrangler d1 export` does.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { projectRoot, wranglerProgram } from '../../scripts/command/project.ts';
import { newState, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';

it('wrangler exports the articles, whatever the index of the search has', async () => {
  const port = String(await freePort());
  const state = await newState();
  const started = await start(['--port', port, '--state', state]);
  const found = await fetch(`http://127.0.0.1:${port}/search/harbour/feed.json`);
  const { items } = await found.json();
  await started.interrupt();
  expect(items).not.toEqual([]);
  const folder = await temporaryFolder();
  await copyFile(join(projectRoot, 'wrangler.toml'), join(folder, 'wrangler.toml'));
  await mkdir(join(folder, '.wrangler'));
  await symlink(state, join(folder, '.wrangler', 'state'));
  const args = ['d1', 'export', 'feedmill', '--local', '--output', 'export.sql'];
  await promisify(execFile)(process.execPath, [wranglerProgram, ...args], { cwd: folder });
  expect(await readFile(join(folder, 'export.sql'), 'utf8')).toContain('INSERT INTO "article"');
});
