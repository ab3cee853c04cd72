// Holds the shape of the source: which way imports point, and that files stay one thought long.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * What each part of `src` imports besides itself, from the bottom up. A part is a folder, or a file
 * at the top. The table is exact: an import that is not in it fails, and so does an entry that no
 * import uses.
 */
const imports: Readonly<Record<string, readonly string[]>> = {
  model: [],
  markdown: [],
  config: ['model'],
  store: ['model'],
  http: ['model'],
  feeds: ['model'],
  pages: ['model'],
  jekyll: ['markdown', 'model'],
  liquid: ['jekyll', 'markdown', 'model'],
  post: ['jekyll', 'liquid', 'model'],
  'store/changes': ['model', 'store'],
  'store/feeds': ['model', 'store'],
  'store/sources': ['model', 'store', 'store/changes'],
  sources: ['jekyll', 'model'],
  'sources/fetch': ['model'],
  'sources/archive': ['jekyll', 'model', 'sources', 'sources/fetch'],
  'sources/bucket': ['jekyll', 'model', 'sources'],
  'sources/feed': ['model', 'post', 'sources', 'sources/fetch'],
  'sources/github': ['jekyll', 'model', 'sources', 'sources/archive', 'sources/fetch'],
  import: [
    'config',
    'feeds',
    'jekyll',
    'liquid',
    'model',
    'post',
    'sources',
    'store',
    'store/changes',
    'store/sources',
  ],
  notify: ['config', 'http', 'model', 'store', 'store/feeds'],
  routes: [
    'config',
    'feeds',
    'http',
    'import',
    'model',
    'notify',
    'pages',
    'sources',
    'sources/archive',
    'store',
    'store/feeds',
    'store/sources',
  ],
  'routes/admin': ['import', 'model', 'routes', 'sources', 'store', 'store/sources'],
  'routes/openapi': ['model', 'routes'],
  'configured-sources': [
    'config',
    'sources',
    'sources/archive',
    'sources/bucket',
    'sources/feed',
    'sources/fetch',
    'sources/github',
  ],
  runtime: ['config', 'configured-sources', 'store'],
  schedule: ['config', 'import', 'model', 'notify', 'sources', 'store', 'store/sources'],
  'import-workflow': ['import', 'model', 'runtime', 'store', 'store/sources'],
  app: ['config', 'routes', 'routes/admin', 'routes/openapi', 'store'],
  worker: ['app', 'http', 'import-workflow', 'notify', 'runtime', 'schedule'],
};

/** What each folder of `scripts` imports besides itself and `src`; as exact as the table above. */
const scriptImports: Readonly<Record<string, readonly string[]>> = {
  command: [],
  site: ['command'],
  local: ['command'],
  client: ['command', 'local'],
  import: ['client', 'command', 'site'],
  status: ['client', 'command'],
  doctor: ['command'],
  compare: ['command', 'site'],
  cost: ['local'],
  bench: ['client', 'command', 'import', 'local', 'site'],
};

const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));

describe('the source', () => {
  it.each(Object.keys(imports))('%s imports what the table says, no more and no less', (part) => {
    const used = files
      .filter((file) => partOf(file) === part)
      .flatMap(importsOf)
      .map(partOf);
    const others = new Set(used.filter((other) => other !== part));
    expect([...others].sort()).toEqual(imports[part]);
  });

  it('has no part that is not in the table', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(imports).sort());
  });

  it('has no parts that import each other', () => {
    const graph = new Map(Object.entries(imports));
    expect([...graph.keys()].filter((part) => reaches(graph, part, part))).toEqual([]);
  });

  it('has no room above a fifth of its lines', () => {
    const lines = (file: string) => read(file).split('\n').length;
    const all = files.reduce((sum, file) => sum + lines(file), 0);
    const rooms = Map.groupBy(files, (file) => partOf(file).split('/', 1)[0]);
    const large = [...rooms].filter(
      ([, room]) => room.reduce((sum, file) => sum + lines(file), 0) > all / 5,
    );
    expect(large.map(([room]) => room)).toEqual([]);
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

  it('has commands whose folders import what the table says, no more and no less', () => {
    const scripts = globSync('scripts/*/**/*.ts', { cwd: root });
    const folderOf = (file: string) => file.split('/')[1] ?? '';
    const found = Map.groupBy(scripts, folderOf);
    const table = [...found].map(([folder, its]) => {
      const used = its.flatMap(importsOf).filter((file) => file.startsWith('scripts/'));
      const others = new Set(used.map(folderOf).filter((other) => other !== folder));
      return [folder, [...others].sort()];
    });
    expect(Object.fromEntries(table)).toEqual(scriptImports);
  });

  it('is used by the scripts where it needs no Worker', () => {
    const used = globSync('scripts/**/*.ts', { cwd: root })
      .flatMap(importsOf)
      .filter((file) => file.startsWith('src/'))
      .map(partOf);
    expect(new Set(used)).toEqual(
      new Set(['config', 'feeds', 'import', 'jekyll', 'post', 'sources/feed', 'model']),
    );
  });
});

/** `src/jekyll/dates.ts` is of the part `jekyll`, `src/app.ts` of `app`. */
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
