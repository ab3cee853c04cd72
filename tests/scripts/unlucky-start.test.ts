// Runs `npm start` with a database that was lost, or where nothing can be written.
import { existsSync, globSync } from 'node:fs';
import { readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorIn } from '../../scripts/local/wrangler.ts';
import { newState, run, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';

describe('npm start, on an unlucky machine', () => {
  it('sets up a database that was emptied, and imports the site anew', async () => {
    const state = await newState();
    const args = ['--port', String(await freePort()), '--state', state];
    await (await start(args)).interrupt();
    for (const file of databaseFiles(state)) await truncate(file, 0);
    const started = await start(args);
    await started.interrupt();
    expect(started.output).toMatch(/^[1-9]\d* new, 0 changed, 0 unchanged, 0 withdrawn/m);
    for (const file of databaseFiles(state)) await writeFile(file, 'no database');
    const ended = await run(['start', '--', ...args]);
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/start: the database \S+ cannot be read \(.*\); delete \S+ to/);
  });

  it.skipIf(!existsSync('/dev/full'))('runs without a log if that cannot be written', async () => {
    const state = await newState();
    await symlink('/dev/full', join(state, 'worker.log'));
    const started = await start(['--port', String(await freePort()), '--state', state]);
    const { output } = await started.interrupt();
    expect(output).toContain('worker.log cannot be written: ENOSPC');
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('says in one line that its folder cannot be written, and leaves nothing there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const ended = await run([
      'start',
      '--',
      '--port',
      '1',
      '--state',
      join(folder, 'file', 'state'),
    ]);
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/^start: \S+ cannot be written \(ENOTDIR.*\); .*--state\n$/m);
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('an error of wrangler', () => {
  it('is shown without colors, and without what follows about wrangler itself', () => {
    const output =
      'bindings\n\u001b[31m\u2718 [ERROR]\u001b[0m Build failed:\n\n  a.ts:1:2\nLogs were written to "x"\n';
    expect(errorIn(output)).toBe('Build failed:\n  a.ts:1:2');
    expect(errorIn('exit\n')).toBe('exit');
  });
});

function databaseFiles(state: string): string[] {
  return globSync(join(state, 'v3', 'd1', '*', '*'));
}
