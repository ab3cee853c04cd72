// A workflow that sends posts installs only the dependencies of the Worker; see docs/github-actions.md.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..');

/** The packages that a file imports, directly or through other files. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const source = readFileSync(join(root, file), 'utf8');
  const names = [...source.matchAll(/^(?:import|\} from|export .* from)\b[^;]*?'([^']+)';$/gm)];
  return names.flatMap(([, name = '']) => {
    if (name.startsWith('.')) return packagesOf(join(dirname(file), name), seen);
    return name.startsWith('node:') ? [] : [/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name];
  });
}

it('npm run import needs no dev dependency', () => {
  const packages = new Set(packagesOf('scripts/import.ts'));
  expect(packages).toContain('modern-tar');
  const installed = Object.keys(packageJson.dependencies);
  expect([...packages].filter((name) => !installed.includes(name))).toEqual([]);
});
