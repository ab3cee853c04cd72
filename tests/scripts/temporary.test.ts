// The files and folders of a command that is stopped, or has ended.
import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/command/project.ts';
import { temporaryFolder } from './support/command.ts';

/** Runs a program that imports from `scripts/command/`, and returns its exit code. */
function runProgram(program: string, environment: NodeJS.ProcessEnv): number | null {
  const args = ['--input-type=module', '--eval', program];
  const env = { ...process.env, ...environment };
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return status;
}

it('a file that is being written when a command is stopped is deleted, and the one before stays', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'backup.sql'), 'before');
  const program = `
    import { writeWhole } from './scripts/command/write-whole.ts';
    await writeWhole(process.env.TARGET, async (stream) => {
      stream.write('half', () => process.exit(130));
      await new Promise(() => {});
    });`;
  expect(runProgram(program, { TARGET: join(folder, 'backup.sql') })).toBe(130);
  expect(await readdir(folder)).toEqual(['backup.sql']);
});

it('temporary folders of a command that is stopped are deleted', async () => {
  const folder = await temporaryFolder();
  const program = `
    import { writeFileSync } from 'node:fs';
    import { temporaryFolder } from './scripts/command/temporary.ts';
    for (let count = 0; count < 20; count++) {
      writeFileSync(await temporaryFolder('test') + '/file', 'data');
    }
    process.exit(130);`;
  expect(runProgram(program, { TMPDIR: folder })).toBe(130);
  expect(await readdir(folder)).toEqual([]);
});

it('a file that was written stays after the command has ended', async () => {
  const folder = await temporaryFolder();
  const program = `
    import { writeWhole } from './scripts/command/write-whole.ts';
    await writeWhole(process.env.TARGET, (stream) => new Promise((done) => stream.end('whole', done)));`;
  expect(runProgram(program, { TARGET: join(folder, 'backup.sql') })).toBe(0);
  expect(await readdir(folder)).toEqual(['backup.sql']);
});
