import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localFolder } from '../command/project.ts';

const file = join(localFolder, 'token');

/** The token of the Feedmills that `npm start` runs on this machine; made at the first start. */
export async function createLocalToken(): Promise<string> {
  const existing = await readLocalToken();
  if (existing !== undefined) return existing;
  const token = randomBytes(24).toString('hex');
  await mkdir(localFolder, { recursive: true });
  await writeFile(file, token, { mode: 0o600 });
  return token;
}

/** The same, or undefined before the first start. */
export async function readLocalToken(): Promise<string | undefined> {
  const token = await readFile(file, 'utf8').catch(() => '');
  return token === '' ? undefined : token;
}
