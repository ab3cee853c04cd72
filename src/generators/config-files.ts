import { cnameFile } from '../jekyll/config-file.ts';
import { utf8Text } from '../model/bytes.ts';
import { gitBlobId, oncePerPath, type PostFile } from '../model/post-file.ts';
import { allGenerators } from './all-generators.ts';
import { jekyll } from './jekyll/jekyll.ts';
import type { Generator } from './shared/generator.ts';

/** The names of the configurations that are looked for, as an error lists them. */
export const configurationNames =
  '_config.yml (Jekyll, Hexo), hugo.toml (Hugo), config.toml (Hugo, Zola), eleventy.config.js, astro.config.mjs or pelicanconf.py';

/** The folders that configurations are in, from the site's root. */
export const configFolders: readonly string[] = [
  ...[
    '',
    'config/_default/',
    'config/production/',
    '_data/',
    'src/_data/',
    'content/_data/',
    'src/',
  ],
];

/** A site's configuration, and the generator that it is of. */
export interface ConfigFiles {
  readonly generator: Generator;
  /** The main file first; empty if the site has none, or none that is known. */
  readonly config: readonly PostFile[];
  readonly cname: PostFile | undefined;
}

/** Whether a file, by its path from the site's root, may determine how the site is read. */
export function isConfigFile(path: string): boolean {
  return path === cnameFile || isGeneratorConfig(path);
}

/** Whether a file, by its path from the site's root, may be the configuration of a generator. */
export function isGeneratorConfig(path: string): boolean {
  return allGenerators.some((generator) => isConfigOf(generator, path));
}

function isConfigOf({ configs, moreConfigs }: Generator, path: string): boolean {
  return configs.test(path) || moreConfigs?.test(path) === true;
}

/** Whether a file is the configuration of a generator, and not of other software that uses the same name. */
export function isSiteConfig(file: PostFile): boolean {
  return allGenerators.some((generator) => isMain(generator, file));
}

/** Recognizes the generator of a site, by the files of its root. A site without a configuration is Jekyll's. */
export function configFilesOf(listed: readonly PostFile[]): ConfigFiles {
  const files = oncePerPath(listed);
  const cname = files.find(({ path }) => path === cnameFile);
  for (const generator of allGenerators) {
    const config = files.filter(({ path }) => isConfigOf(generator, path)).toSorted(byPrecedence);
    const main = config.find((file) => isMain(generator, file));
    if (!main) continue;
    const others = config.filter((file) => file !== main);
    return { generator, config: generator.readsAll ? [main, ...others] : [main], cname };
  }
  return { generator: jekyll, config: [], cname };
}

/**
 * Tells the generator of a site from the names of its files alone. Generators that use the same names have
 * their posts in the same folders.
 */
export function generatorByNames(paths: readonly string[]): Generator {
  return allGenerators.find(({ configs }) => paths.some((path) => configs.test(path))) ?? jekyll;
}

/** The Git blob ids of the configuration and, if there is one, `CNAME`; empty without either. */
export async function configIdOf({ config, cname }: ConfigFiles): Promise<string> {
  const files = [...config, cname].filter((file) => file !== undefined);
  return (await Promise.all(files.map(({ bytes }) => gitBlobId(bytes)))).join('-');
}

/** Whether a file is the main configuration of a generator, and not of other software that uses the name. */
function isMain({ configs, isMain: check }: Generator, { path, bytes }: PostFile): boolean {
  return configs.test(path) && (check?.({ path, text: utf8Text(bytes) ?? '' }) ?? true);
}

// Jekyll prefers `_config.yml` to `.yaml` and `.toml`, and Hugo `hugo.toml` to `config.toml`.
function byPrecedence(a: PostFile, b: PostFile): number {
  return a.path < b.path ? 1 : -1;
}
