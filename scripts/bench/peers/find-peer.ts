import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
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
  const call = peer.packages ? packageCall(peer, packages) : pathCall(peer);
  if (!call) return undefined;
  const environment = { ...process.env, ...peer.environment };
  const run = promisify(execFile)(call.file, [...call.args, ...peer.versionArgs], {
    env: environment,
  });
  const output = await run.catch(() => undefined);
  const [version] = /\d+\.\d+\.\d+/.exec(output?.stdout ?? '') ?? [];
  return version === undefined ? undefined : { ...call, version };
}

// The same Node runs it as runs this command.
function packageCall({ program }: Peer, packages: string | undefined) {
  const file = join(packages ?? '', 'node_modules', '.bin', program);
  if (packages === undefined || !existsSync(file)) return undefined;
  return { file: process.execPath, args: [realpathSync(file)] };
}

function pathCall({ program }: Peer) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const file = folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  return file === undefined ? undefined : { file, args: [] };
}
