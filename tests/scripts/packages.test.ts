// Runs a command in a copy of the project without its packages, as after `git clone`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { temporaryFolder } from './support/command.ts';

const root = join(import.meta.dirname, '..', '..');
const scripts: Readonly<Record<string, string>> = packageJson.scripts;

it.each([
  ['the packages are missing', []],
  ['an older Node cannot run TypeScript', ['--no-strip-types']],
])('a command says in one line to run npm ci if %s', async (_, options) => {
  const copy = join(await temporaryFolder(), 'clone');
  mkdirSync(copy);
  const parts = ['package.json', 'scripts', 'src'].map((name) => join(root, name));
  execFileSync('cp', ['-r', ...parts, copy]);
  for (const name of ['start', 'import', 'status', 'deploy', 'compare-jekyll']) {
    const args = [...options, ...(scripts[name] ?? '').split(' ').slice(1)];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^The packages .* npm ci\n$/)]);
  }
});
