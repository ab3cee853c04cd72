import { configFilesOf } from '../../src/generators/config-files.ts';
import type { SiteFolder } from './site-folder.ts';

const noPosts =
  'No posts were found. docs/generators.md says where each generator has posts; the variable POST_FOLDERS names other folders.';

/**
 * Says which generator a site is taken to be of, and why.
 *
 * @param posts the paths of its posts. If it has no posts, a second line says so
 */
export function describeSite({ config }: SiteFolder, posts: readonly string[]): string {
  const { generator, config: known } = configFilesOf(config);
  const reason = known[0] ? `by ${known[0].path}` : 'since there is no configuration';
  const line = `Generator: ${generator.name}, ${reason}`;
  return posts.length === 0 ? `${line}\n${noPosts}` : line;
}
