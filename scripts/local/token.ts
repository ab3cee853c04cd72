import { randomBytes } from 'node:crypto';
import { link, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { localFolder } from '../command/project.ts';
import { makeStateFolder, writeStateFile } from './state-file.ts';

const file = join(localFolder, 'token');

/**
 * Returns the token of all local Feedmills. The first call creates it.
 *
 * @throws {Failure} if it cannot be written
 */
export async function ensureLocalToken(): Promise<string> {
  const existing = await readLocalToken();
  if (existing !== undefined) return existing;
  const token = randomBytes(24).toString('hex');
  await makeStateFolder(localFolder);
  const temporary = `${file}-new-${process.pid}`;
  await writeStateFile(temporary, token);
  // Fails if another process has created the token in the meantime.
  await link(temporary, file).catch(() => {});
  await rm(temporary);
  return (await readLocalToken()) ?? token;
}

/** The token that {@link ensureLocalToken} has created; undefined before that. */
export async function readLocalToken(): Promise<string | undefined> {
  const token = await readFile(file, 'utf8').catch(() => '');
  return token === '' ? undefined : token;
}
