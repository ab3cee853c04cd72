import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { Peer } from './peer.ts';

/** How to call a program, before its own arguments. */
export interface Found {
  readonly file: string;
  readonly args: readonly string[];
  readonly version: string;
}

/**
 * Finds the program of a peer: in a folder of npm packages if it is one, else in PATH.
 *
 * @param packages the folder that has `node_modules`; undefined if there is none
 * @returns undefined if it is not installed, or does not say its version
 */
export async function findPeer(
  peer: Peer,
  packages: string | undefined,
): Promise<Found | undefined> {
  if (peer.packages) return findPackage(peer, packages);
  const call = pathCall(peer);
  if (!call) return undefined;
  const env = { ...process.env, ...peer.environment };
  const run = promisify(execFile)(call.file, [...peer.versionArgs], { env });
  const output = await run.catch(() => undefined);
  const [version] = /\d+\.\d+\.\d+/.exec(output?.stdout ?? '') ?? [];
  return version === undefined ? undefined : { ...call, version };
}

const versioned = v.object({ version: v.string() });

/** Finds a package of npm, which the same Node runs as runs this command. */
function findPackage(
  { program, packages: [main = ''] = [] }: Peer,
  folder = '',
): Found | undefined {
  const modules = join(folder, 'node_modules');
  const file = join(modules, '.bin', program);
  if (folder === '' || !existsSync(file)) return undefined;
  const text = readFileSync(join(modules, main, 'package.json'), 'utf8');
  const { version } = v.parse(versioned, JSON.parse(text));
  return { file: process.execPath, args: [realpathSync(file)], version };
}

function pathCall({ program }: Peer) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const file = folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  return file === undefined ? undefined : { file, args: [] };
}
