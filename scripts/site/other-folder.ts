import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  configFilesOf,
  configurationNames,
  isGeneratorConfig,
} from '../../src/generators/config-files.ts';
import { readSiteFile } from './site-file.ts';

// Other software that makes sites, by files that it needs in the root of a site.
const otherSoftware: readonly (readonly [RegExp, string])[] = [
  [/^docusaurus\.config\./, 'Docusaurus'],
  [/^gatsby-config\./, 'Gatsby'],
  [/^next\.config\./, 'Next.js'],
  [/^nuxt\.config\./, 'Nuxt'],
  [/^gridsome\.config\./, 'Gridsome'],
  [/^svelte\.config\./, 'SvelteKit'],
  [/^bridgetown\.config\./, 'Bridgetown'],
  [/^\.vitepress$/, 'VitePress'],
  [/^\.vuepress$/, 'VuePress'],
  [/^_config\.[jt]s$/, 'Lume'],
  [/^mkdocs\.ya?ml$/, 'MkDocs'],
  [/^_quarto\.ya?ml$/, 'Quarto'],
  [/^book\.toml$/, 'mdBook'],
  [/^config\.rb$/, 'Middleman'],
  [/^conf\.py$/, 'Nikola or Sphinx'],
  [/\.lektorproject$/, 'Lektor'],
];

/** Says why a folder without a configuration and without posts is not read, and what to name instead. */
export async function whyNoSite(root: string): Promise<string> {
  const other = softwareOf(await namesIn(root));
  if (other !== undefined) return `${root} is a site of ${other}, ${notRead}`;
  const folders = await foldersIn(root);
  for (const folder of folders) {
    const path = join(root, folder);
    const generator = await generatorIn(path);
    if (generator === undefined) continue;
    return `${root} is not the root of a site, but its folder ${folder} is one of ${generator}: name ${path}`;
  }
  for (const folder of folders) {
    const below = softwareOf(await namesIn(join(root, folder)));
    if (below !== undefined) return `${join(root, folder)} is a site of ${below}, ${notRead}`;
  }
  return `${root} has neither a configuration (${configurationNames}) nor _posts: is it the root of a site?`;
}

const notRead =
  'which Feedmill does not read. If the site has a feed, Feedmill can import that: docs/sources.md';

function softwareOf(names: readonly string[]): string | undefined {
  return otherSoftware.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
}

/** The name of the generator whose configuration is in a folder. */
async function generatorIn(folder: string): Promise<string | undefined> {
  const names = (await namesIn(folder)).filter(isGeneratorConfig);
  const read = names.map((name) => readSiteFile(folder, name).catch(() => []));
  const { generator, config } = configFilesOf((await Promise.all(read)).flat());
  return config.length > 0 ? generator.name : undefined;
}

async function foldersIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const isSearched = (name: string) => !name.startsWith('.') && name !== 'node_modules';
  return entries
    .filter((entry) => entry.isDirectory() && isSearched(entry.name))
    .map(({ name }) => name)
    .sort();
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
