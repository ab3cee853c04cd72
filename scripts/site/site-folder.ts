import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ConfigFiles,
  configFilesOf,
  configFolders,
  generatorByNames,
  isConfigFile,
} from '../../src/generators/config-files.ts';
import { jekyll } from '../../src/generators/jekyll/jekyll.ts';
import { githubRepositoryAt } from '../../src/jekyll/github-pages.ts';
import { mergedConfig } from '../../src/jekyll/merged-config.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { Failure } from '../command/failure.ts';
import { userPath } from '../command/user-path.ts';
import { isSearched } from './find-posts.ts';
import { readRemote } from './git-changes.ts';
import { plainSiteConfig } from './site-config.ts';
import { readSiteFile, unreadableNote } from './site-file.ts';

/** A site's folder, which holds `_config.yml` and `_posts`. */
export interface SiteFolder {
  readonly root: string;
  /** The configuration and `CNAME`, as far as the site has them. */
  readonly config: readonly PostFile[];
}

/**
 * Opens a site's folder and reads its configuration. If that does not say where the site is, but the folder
 * is in a clone of a repository on GitHub, the configuration gets the key `repository`.
 *
 * @param path as the user gave it
 * @param configOption the value of `--config`: names of configurations, separated by commas
 * @throws {Failure} if it is not a folder, or the configuration cannot be read
 * @throws {ImportError} if the configuration is not valid
 */
export async function openSiteFolder(path: string, configOption?: string): Promise<SiteFolder> {
  if (path === '') throw new Failure("the name of the site's folder is empty", 2);
  const root = userPath(path);
  const stats = await stat(root).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Failure(`${root} is not a folder`, 2);
  const names = await configNamesIn(root);
  const own = configFilesOf((await Promise.all(names.map((name) => readIfAny(root, name)))).flat());
  if (configOption === undefined) return { root, config: await withRepository(root, own) };
  const [main] = own.config;
  const name = main?.path.replace(/\.\w+$/, '.yml');
  const merged = mergedConfig(await readConfigs(root, configOption), {}, name);
  return { root, config: await withRepository(root, { ...own, config: [merged] }) };
}

/** Lists the files that may be the configuration of a site. */
async function configNamesIn(root: string): Promise<string[]> {
  const found = configFolders.map(async (folder) => {
    const names = await readdir(join(root, folder)).catch(() => []);
    return names.map((name) => folder + name).filter(isConfigFile);
  });
  const names = (await Promise.all(found)).flat();
  if (!generatorByNames(names).moreConfigs) return names;
  return [...new Set([...names, ...(await configNamesBelow(root, '', 4))])];
}

/** @param depth of the folders below that are searched */
async function configNamesBelow(root: string, folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = folder + entry.name;
    if (!entry.isDirectory()) return isConfigFile(path) ? [path] : [];
    return depth > 0 && isSearched(entry) ? configNamesBelow(root, `${path}/`, depth - 1) : [];
  });
  return (await Promise.all(found)).flat();
}

/** Reads a file in the site's root, if there is one. */
async function readIfAny(root: string, name: string): Promise<PostFile[]> {
  if (!(await exists(join(root, name)))) return [];
  return readSiteFile(root, name).then(
    (file) => [file],
    (error: Error) => {
      throw new Failure(`${join(root, name)}: ${error.message}`);
    },
  );
}

/** Reads the files that `--config` names, in the site's folder or else in the user's. */
async function readConfigs(root: string, option: string) {
  const names = option.split(',').flatMap((name) => name.trim() || []);
  if (names.length === 0) throw new Failure('--config must name at least one file', 2);
  return Promise.all(
    names.map(async (name) => {
      const inSite = userPath(join(root, name));
      const file = (await exists(inSite)) ? inSite : userPath(name);
      const text = await readFile(file, 'utf8').catch((error) => {
        throw new Failure(`${file}: ${unreadableNote(error, name)}`, 2);
      });
      return { path: name, text: text.replace(/^\uFEFF/, '') };
    }),
  );
}

/** The files of a configuration. Jekyll's gets the key `repository` if nothing else says where the site is. */
async function withRepository(root: string, found: ConfigFiles): Promise<PostFile[]> {
  const { config, cname } = found;
  const more = cname ? [cname] : [];
  if (plainSiteConfig(found).isUrlKnown) return [...config, ...more];
  const repository = githubRepositoryAt((await readRemote(root)) ?? '');
  if (repository === undefined || found.generator !== jekyll) return [...config, ...more];
  const own = config.map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));
  return [mergedConfig(own, { repository }), ...more];
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
