// Checks the structure of the source: the direction of imports and the length of files.
import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptImports } from './scripts/support/script-imports.ts';
import { importsOf, partOf, read, root } from './scripts/support/source-graph.ts';
import { reaches } from './support/import-graph.ts';
import { imports } from './support/part-imports.ts';

const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));

describe('the source', () => {
  it.each(Object.keys(imports))('imports in %s exactly what the table lists', (part) => {
    const used = files
      .filter((file) => partOf(file) === part)
      .flatMap(importsOf)
      .map(partOf);
    const others = new Set(used.filter((other) => other !== part));
    expect([...others].sort()).toEqual(imports[part]);
  });

  it('has exactly the parts in the table', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(imports).sort());
  });

  it('has no parts that import each other', () => {
    const graph = new Map(Object.entries(imports));
    expect([...graph.keys()].filter((part) => reaches(graph, part, part))).toEqual([]);
  });

  it('has no top-level folder with more than a fifth of its lines', () => {
    const lines = (file: string) => read(file).split('\n').length;
    const all = files.reduce((sum, file) => sum + lines(file), 0);
    const folders = Map.groupBy(files, (file) => partOf(file).split('/', 1)[0]);
    const large = [...folders].filter(
      ([, members]) => members.reduce((sum, file) => sum + lines(file), 0) > all / 5,
    );
    expect(large.map(([folder]) => folder)).toEqual([]);
  });

  it('has no circular imports between files', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file)]));
    const circular = files.filter((file) => reaches(graph, file, file));
    expect(circular).toEqual([]);
  });

  it('has no file with more than 200 lines, nor have scripts and tests', () => {
    const all = [...files, ...globSync('{scripts,tests}/**/*.ts', { cwd: root })];
    const long = all.filter((file) => read(file).split('\n').length > 201);
    expect(long).toEqual([]);
  });

  it('logs only objects with a message, and never content', () => {
    const calls = files.flatMap((file) => [...read(file).matchAll(/console\.[^;]*/g)].flat());
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter((call) => !/^console\.(?:log|error)\(\{\s*message: /.test(call))).toEqual(
      [],
    );
    expect(calls.filter((call) => /content|bytes|body/.test(call))).toEqual([]);
  });
});

describe('the scripts', () => {
  it('import between their folders exactly what the table lists', () => {
    const scripts = globSync('scripts/*/**/*.ts', { cwd: root });
    const folderOf = (file: string) => file.split('/')[1] ?? '';
    const found = Map.groupBy(scripts, folderOf);
    const table = [...found].map(([folder, members]) => {
      const used = members.flatMap(importsOf).filter((file) => file.startsWith('scripts/'));
      const others = new Set(used.map(folderOf).filter((other) => other !== folder));
      return [folder, [...others].sort()];
    });
    expect(Object.fromEntries(table)).toEqual(scriptImports);
  });

  it('import only parts of the source that need no Worker', () => {
    const used = globSync('scripts/**/*.ts', { cwd: root })
      .flatMap(importsOf)
      .filter((file) => file.startsWith('src/'))
      .map(partOf);
    const parts =
      'config feeds generators generators/jekyll import jekyll model post post/html sources/feed';
    expect(new Set(used)).toEqual(new Set(parts.split(' ')));
  });
});
