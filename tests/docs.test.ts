// Holds the documentation to the code: its links lead somewhere, the files that it names exist, and its
// table of variables is complete.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withCostTables } from '../scripts/budget/cost-tables.ts';
import { readConfig, variableNames } from '../src/config/config.ts';

const root = join(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md'], { cwd: root }).sort();
const sources = globSync('{src,scripts,tests,migrations,demo}/**/*', { cwd: root });

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** A page without its examples. */
function textOf(page: string): string {
  return read(page).replace(/^(`{3,}).*?^\1$/gms, '');
}

describe.each(pages)('%s', (page) => {
  it('has no link to a file or a heading that does not exist', () => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(page, link))).toEqual(
      [],
    );
  });

  it('names no source file or folder that does not exist', () => {
    const names = [...textOf(page).matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name);
    expect(names.filter(isSourceName).filter((name) => !isSource(name))).toEqual([]);
  });
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = decodeURIComponent(link).split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || (target.endsWith('.md') && anchorsOf(target).includes(anchor));
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = text.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

/** Whether a word is the name of something in the repository: a module, or a path from its root. */
function isSourceName(name: string): boolean {
  return (
    /^(?:[\w.-]+\/)*[\w.-]+\.ts$/.test(name) || /^(?:src|scripts|tests|docs|demo)\//.test(name)
  );
}

/** Whether it exists, by its path from the root or by the end of its path. */
function isSource(name: string): boolean {
  return existsSync(join(root, name)) || sources.some((file) => file.endsWith(`/${name}`));
}

describe('docs/cost.md', () => {
  it('has the figures of the budget: npm run budget writes them', () => {
    const page = read('docs/cost.md');
    expect(page).toBe(withCostTables(page, JSON.parse(read('tests/budget.json'))));
  });
});

describe('docs/architecture.md', () => {
  it('names no folder that does not exist', () => {
    const folders = [...textOf('docs/architecture.md').matchAll(/`((?:[\w-]+\/)+)`/g)];
    expect(folders.length).toBeGreaterThan(0);
    const inSource = (folder: string) => sources.some((file) => file.includes(`/${folder}`));
    const missing = folders.filter(
      ([, name = '']) => !existsSync(join(root, name)) && !inSource(name),
    );
    expect(missing.map(([, name]) => name)).toEqual([]);
  });
});

describe('the table of variables', () => {
  const header = /^\| Variable \| Default \|.*\n\|[ |-]+\n/m;
  const [page, ...others] = pages.filter((name) => header.test(read(name)));
  const table = page === undefined ? '' : (read(page).split(header)[1] ?? '');
  const rows = (/^(?:\|.*\n)*/.exec(table)?.[0] ?? '').trimEnd().split('\n');
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const variables = cells.flatMap(([, names = '', value = '']) =>
    names.split(', ').map((name) => ({ name: name.replaceAll('`', ''), value })),
  );

  it('stands once, and lists the variables that are read', () => {
    expect(others).toEqual([]);
    expect(variables.map(({ name }) => name).sort()).toEqual([...variableNames].sort());
  });

  const literals = variables.flatMap(({ name, value }) => {
    const [, literal] = /^`([^`]+)`$/.exec(value) ?? [];
    return literal === undefined ? [] : [{ name, literal }];
  });

  it.each(literals)('has the default of $name: $literal', ({ name, literal }) => {
    // Without a repository, a variable of GitHub would change nothing.
    const set = { PUBLIC_URL: 'https://feeds.example', GITHUB_REPOSITORY: 'paper/site' };
    expect(readConfig({ ...set, [name]: literal })).toEqual(readConfig(set));
  });
});
