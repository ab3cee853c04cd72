// Data folders with a migrated database. A migration takes seconds of CPU time, so the first test file
// that needs a data folder migrates a template, and all files use copies of it.
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { migrateLocally } from '../../../scripts/local/worker.ts';
import { temporaryFolder } from './command.ts';

/** Creates a data folder with an empty database. It is removed after the run. */
export async function migratedState(): Promise<string> {
  const state = join(await temporaryFolder(), 'state');
  await cp(await template(), state, { recursive: true });
  return state;
}

async function template(): Promise<string> {
  const runFolder = inject('runFolder');
  const done = join(runFolder, 'state');
  const unfinished = join(runFolder, 'unfinished');
  while (!existsSync(done)) {
    // Only one test file can create the folder; the others wait for the result.
    const isFirst = await mkdir(unfinished).then(
      () => true,
      () => false,
    );
    if (isFirst) await migrate(unfinished, done);
    else await setTimeout(100);
  }
  return done;
}

async function migrate(unfinished: string, done: string): Promise<void> {
  try {
    await migrateLocally(unfinished);
    await rename(unfinished, done);
  } catch (error) {
    await rm(unfinished, { recursive: true });
    throw error;
  }
}
