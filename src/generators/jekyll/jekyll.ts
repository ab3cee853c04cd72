import { configNames, parseConfig } from '../../jekyll/config-file.ts';
import { splitPost } from '../../jekyll/front-matter.ts';
import { isPostFile, parsePostPath } from '../../jekyll/post-path.ts';
import { PostSkipped } from '../../model/problem.ts';
import { isHexoConfig } from '../hexo/config.ts';
import type { Generator } from '../shared/generator.ts';

/** Jekyll. Its posts need no translation. A site without a configuration is read by its rules, too. */
export const jekyll: Generator = {
  key: 'jekyll',
  name: 'Jekyll',
  configs: /^_config\.(?:ya?ml|toml)$/,
  isMain: ({ text }) => !isHexoConfig(text),
  isPost: isPostFile,
  configure([file]) {
    const parsed = parseConfig(file?.text ?? '', file?.path ?? configNames[0] ?? '');
    return { ...parsed, urlKey: 'url', notes: undefined };
  },
  open({ path, text }, site, budget) {
    const postPath = parsePostPath(path, site.structure);
    const { hasFrontMatter, ...split } = splitPost(text, budget);
    if (postPath.collection !== 'posts' && !hasFrontMatter) {
      throw new PostSkipped('Jekyll ignores it because it has no front matter', 'not-post');
    }
    return { path: postPath, ...split };
  },
};
