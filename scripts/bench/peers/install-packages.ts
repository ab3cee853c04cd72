import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runMeasured } from '../run-measured.ts';
import type { Peer } from './peer.ts';
import { writeFiles } from './write-files.ts';

/**
 * Installs peers that are packages of npm into a folder, unless it has them.
 *
 * @throws {Failure} if npm fails
 */
export async function installPackages(folder: string, peers: readonly Peer[]): Promise<void> {
  const names = peers.flatMap(({ packages = [] }) => packages);
  const missing = names.filter((name) => !existsSync(join(folder, 'node_modules', name)));
  if (missing.length === 0) return;
  if (!existsSync(join(folder, 'package.json'))) {
    writeFiles(folder, { 'package.json': '{ "private": true }\n' });
  }
  const args = ['install', '--no-audit', '--no-fund', ...missing];
  await runMeasured({ name: 'npm install', file: 'npm', args, cwd: folder });
}
