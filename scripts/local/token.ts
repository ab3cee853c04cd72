import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localFolder } from '../command/project.ts';

const file = join(localFolder, 'token');

/** The token of every Feedmill that this machine runs. The first call creates it. */
export async function createLocalToken(): Promise<string> {
  const existing = await readLocalToken();
  if (existing !== undefined) return existing;
  const token = randomBytes(24).toString('hex');
  await mkdir(localFolder, { recursive: true });
  const own = `${file}-${process.pid}`;
  await writeFile(own, token, { mode: 0o600 });
  // Fails if another process has created one in the meantime.
  await link(own, file).catch(() => {});
  await rm(own);
  return (await readLocalToken()) ?? token;
}

/** The token that {@link createLocalToken} has created; undefined before that. */
export async function readLocalToken(): Promise<string | undefined> {
  const token = await readFile(file, 'utf8').catch(() => '');
  return token === '' ? undefined : token;
}
