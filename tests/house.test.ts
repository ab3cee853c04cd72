// Holds the shape of the source: which way imports point, and that files stay one thought long.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What each part of `src` may import besides itself. A part that is not here imports nothing. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  config: ['model'],
  store: ['model'],
  http: ['model'],
  feeds: ['model'],
  pages: ['model'],
  'import/jekyll': ['model', 'config', 'import'],
  'import/content': ['model', 'import/jekyll', 'import/content/kramdown', 'import/content/liquid'],
  'import/content/kramdown': [],
  'import/content/liquid': ['model', 'import/jekyll', 'import/content/kramdown'],
  'import/sources': ['model', 'import', 'import/jekyll', 'import/sources/feed'],
  'import/sources/feed': ['model', 'import', 'import/content'],
  import: [
    'model',
    'config',
    'store',
    'feeds',
    'import/jekyll',
    'import/content',
    'import/sources',
  ],
  invalidate: ['http', 'store'],
  runtime: ['config', 'import', 'store'],
  'import-workflow': ['import', 'runtime', 'store'],
  routes: [
    'invalidate',
    'model',
    'config',
    'store',
    'http',
    'feeds',
    'pages',
    'import',
    'import/jekyll',
    'import/sources',
  ],
  'routes/admin': ['model', 'store', 'http', 'import', 'import/sources', 'invalidate', 'routes'],
  schedule: ['config', 'http', 'import', 'import/sources', 'invalidate', 'store'],
  'routes/openapi': ['model', 'routes'],
  app: ['config', 'store', 'routes', 'routes/admin', 'routes/openapi'],
  worker: ['app', 'http', 'import-workflow', 'runtime', 'schedule'],
};

const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));

describe('the source', () => {
  it.each(files)('%s imports only what its part may import', (file) => {
    const part = partOf(file);
    const outside = importsOf(file)
      .map(partOf)
      .filter((other) => other !== part && !allowed[part]?.includes(other));
    expect(outside).toEqual([]);
  });

  it('has no file that imports itself through others', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file)]));
    const circular = files.filter((file) => reaches(graph, file, file));
    expect(circular).toEqual([]);
  });

  it('has no file above 200 lines', () => {
    const all = [...files, ...globSync('{scripts,tests}/**/*.ts', { cwd: root })];
    const long = all.filter((file) => read(file).split('\n').length > 201);
    expect(long).toEqual([]);
  });

  it('logs nothing but objects with a message, a line each', () => {
    const calls = files.flatMap((file) => [...read(file).matchAll(/console\.[^;]*/g)].flat());
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter((call) => !/^console\.(?:log|error)\(\{\s*message: /.test(call))).toEqual(
      [],
    );
    expect(calls.filter((call) => /content|bytes|body/.test(call))).toEqual([]);
  });

  it('is used by the scripts where it needs no Worker', () => {
    const used = globSync('scripts/**/*.ts', { cwd: root })
      .flatMap(importsOf)
      .filter((file) => file.startsWith('src/'))
      .map(partOf);
    expect(new Set(used)).toEqual(
      new Set([
        'config',
        'feeds',
        'import',
        'import/content',
        'import/jekyll',
        'import/sources/feed',
        'model',
      ]),
    );
  });
});

/** `src/jekyll/dates.ts` is of the part `import/jekyll`, `src/app.ts` of `app`. */
function partOf(file: string): string {
  const path = file.replace(/^src\//, '');
  return path.includes('/') ? dirname(path) : path.replace(/\.ts$/, '');
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/from '(\.[^']+)'/g)].map(([, target = '']) =>
    relative(root, join(root, dirname(file), target)),
  );
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function reaches(graph: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const next = [...(graph.get(from) ?? [])];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (file === to) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    next.push(...(graph.get(file) ?? []));
  }
  return false;
}
