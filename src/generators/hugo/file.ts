import { isYamlTrue, mapOf, type Values } from '../../jekyll/values.ts';
import { textsIn, valueAt } from '../shared/front-matter.ts';
import { folderIn, languageRoots, mountedRoots, rootOf } from './content-roots.ts';
import { defaultLanguage } from './languages.ts';

/** The parts of the path of a page. */
export interface HugoFile {
  /** The content folder, from the site's root. */
  readonly folder: string;
  /** The folders below `content`; that of a page bundle is not one of them. */
  readonly sections: readonly string[];
  /** The file name without language and extension, or the folder of a page bundle. */
  readonly baseName: string;
  /** The key of the page's language, in lower case. */
  readonly language: string;
  /** Whether the page is a folder with other files (`hello/index.md`). */
  readonly isBundle: boolean;
  /** Whether the language is one of the site, and has pages in this folder. */
  readonly isInSite: boolean;
}

/** Reads the path of a page: `content/posts/hello/index.fr.md`. */
export function hugoFile(path: string, hugo: Values, postFolders: readonly string[]): HugoFile {
  const languages = mapOf(hugo.languages) ?? {};
  const mounts = mountedRoots(hugo);
  const folders = mounts.length > 0 ? mounts : languageRoots(hugo);
  const own = rootOf(path, folders, hugo);
  const content = own?.folder ?? contentFolder(path, hugo, postFolders);
  const parts = path.slice(content === '' ? 0 : content.length + 1).split('/');
  const [name = '', ...more] = (parts.pop() ?? '').split('.');
  const file = [name, ...more.slice(0, -1)];
  const named = file.length > 1 ? (file.at(-1) ?? '').toLowerCase() : '';
  const isLanguage = named !== '' && Object.hasOwn(languages, named);
  if (isLanguage) file.pop();
  const baseName = file.join('.');
  const isBundle = baseName === 'index';
  const language = isLanguage ? named : (own?.language ?? defaultLanguage(hugo));
  // A language with a folder of its own has no pages elsewhere.
  const hasFolders =
    mounts.length > 0 || (folders.length > 0 && folders.length === Object.keys(languages).length);
  return {
    baseName: isBundle ? (parts.pop() ?? '') : baseName,
    folder: content,
    sections: [...(own?.sections ?? []), ...parts],
    language,
    isBundle,
    isInSite: !(hasFolders && own === undefined) && !isDisabled(language, hugo),
  };
}

function isDisabled(language: string, hugo: Values): boolean {
  const disabled = textsIn(hugo.disablelanguages).map((name) => name.toLowerCase());
  const isOff = isYamlTrue(valueAt(hugo, 'languages', language, 'disabled'));
  return isOff || (disabled.includes(language) && language !== defaultLanguage(hugo));
}

function contentFolder(path: string, hugo: Values, postFolders: readonly string[]): string {
  const folder = folderIn(hugo.contentdir) ?? 'content';
  if (path.startsWith(`${folder}/`)) return folder;
  return postFolders.find((one) => path.startsWith(`${one}/`)) ?? '';
}
