import { collectionFolders } from '../jekyll/collections.ts';
import { parseConfig } from '../jekyll/config-file.ts';
import { utf8Text } from '../model/bytes.ts';
import type { PostFile } from '../model/post-file.ts';
import { configFilesOf } from './config-files.ts';
import { jekyll } from './jekyll/jekyll.ts';

/**
 * Lists the folders of the collections that have feeds, from the files of a site, for `Generator.isPost`.
 *
 * @returns an empty list if the site is not one of Jekyll, or if its configuration is not valid
 */
export function collectionFoldersIn(files: readonly PostFile[]): string[] {
  const { generator, config } = configFilesOf(files);
  const [main] = config;
  const text = main && utf8Text(main.bytes);
  if (generator !== jekyll || !main || text === undefined) return [];
  try {
    return collectionFolders(parseConfig(text, main.path).values);
  } catch {
    // Reading the site reports the error.
    return [];
  }
}
