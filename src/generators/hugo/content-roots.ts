import { mapOf, nonBlankText, type Values } from '../../jekyll/values.ts';
import { textsIn, valueAt } from '../shared/front-matter.ts';
import { defaultLanguage } from './languages.ts';

/** A folder that has pages, and where in the site they are. */
export interface ContentRoot {
  /** From the site's root, without slashes at its ends. */
  readonly folder: string;
  /** The sections that its pages are below; empty for most. */
  readonly sections: readonly string[];
  /** Undefined for the default language. */
  readonly language: string | undefined;
}

/**
 * The folders that mounts map to `content`: `{source = "content/fr", target = "content", lang = "fr"}`. If there are some,
 * no other folder has pages.
 */
export function mountedRoots(hugo: Values): ContentRoot[] {
  return [valueAt(hugo, 'module', 'mounts')].flat().flatMap((value) => {
    const mount = mapOf(value) ?? {};
    const folder = folderIn(mount.source);
    const [top, ...sections] = folderIn(mount.target)?.split('/') ?? [];
    if (folder === undefined || top !== 'content') return [];
    return [{ folder, sections, language: languageOf(mount) }];
  });
}

// `lang` is the key of versions before 0.153.
function languageOf(mount: Values): string | undefined {
  const named = [mount.lang, valueAt(mount, 'sites', 'matrix', 'languages')].flatMap(textsIn)[0];
  return named === undefined || /[*!]/.test(named) ? undefined : named.toLowerCase();
}

/**
 * Finds the folder that a path is in. Of several mounts of a file, which show it in several languages, that of the default
 * language counts, or else the first.
 */
export function rootOf(
  path: string,
  roots: readonly ContentRoot[],
  hugo: Values,
): ContentRoot | undefined {
  const own = roots.filter(({ folder }) => path.startsWith(`${folder}/`));
  const main = defaultLanguage(hugo);
  return own.find(({ language }) => (language ?? main) === main) ?? own[0];
}

/** The content folders of single languages, the longest first. */
export function languageRoots(hugo: Values): ContentRoot[] {
  return Object.entries(mapOf(hugo.languages) ?? {})
    .flatMap(([language, value]) => {
      const folder = folderIn(mapOf(value)?.contentdir);
      return folder === undefined ? [] : [{ language, folder, sections: [] }];
    })
    .sort((a, b) => b.folder.length - a.folder.length);
}

/** A path of a folder without slashes at its ends; undefined if the value is no text. */
export function folderIn(value: unknown): string | undefined {
  return nonBlankText(value)?.replace(/^\.?\/+|\/+$/g, '');
}
