import { PostSkipped } from '../model/problem.ts';
import { skipExcluded } from './exclusions.ts';
import type { PostLocation } from './post-location.ts';
import type { SiteStructure } from './site-structure.ts';

/**
 * The directories above a post folder that are categories. `_i18n/de` of a translation is none.
 *
 * @throws {PostSkipped} if Jekyll leaves the file out
 */
export function categoriesAbove(
  location: PostLocation,
  structure: SiteStructure,
): readonly string[] {
  const { above, folder, below, isAdditional } = location;
  const folders = structure.translationFolders;
  if (folder === '_posts' && !isAdditional && folders.length > 0) {
    const parent = above.join('/');
    if (folders.includes(parent)) {
      skipExcluded({ above: [], folder: `${parent}/${folder}`, below }, structure);
      return [];
    }
    if (parent === '') {
      const reason = `jekyll-multiple-languages-plugin reads ${folders[0]}/_posts instead`;
      throw new PostSkipped(reason, 'excluded');
    }
  }
  skipExcluded(location, structure);
  return above;
}
