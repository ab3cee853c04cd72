import { parseConfig } from '../../jekyll/config-file.ts';
import { isYamlFalse, nonBlankText, type Values } from '../../jekyll/values.ts';
import { valueAt } from '../shared/front-matter.ts';
import { type TextFile, type TranslatedConfig, translatedConfig } from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';

// Keys that Hexo writes into a new site's configuration, and that sites of Jekyll and Octopress do not have. Some of
// those do have another of Hexo's keys, `titlecase`.
const hexoKeys =
  /^(?:new_post_name|source_dir|public_dir|i18n_dir|skip_render|post_asset_folder|render_drafts|filename_case)[ \t]*:/m;

/** Whether a `_config.yml` is Hexo's rather than Jekyll's. */
export function isHexoConfig(text: string): boolean {
  return hexoKeys.test(text);
}

/** Reads the configuration of Hexo, which is kept below `hexo`. */
export function hexoConfig([file]: readonly TextFile[]): TranslatedConfig {
  const hexo = parseConfig(file?.text ?? '', file?.path ?? '').texts;
  const { title, description, subtitle, url, language, author, timezone, email } = hexo;
  const values = {
    title,
    description: nonBlankText(description) ?? subtitle,
    url,
    lang: language,
    author: nonBlankText(email) ? { name: author, email } : author,
    timezone,
    future: !isYamlFalse(hexo.future),
    kramdown: {
      hard_wrap: !isOff(hexo, 'breaks'),
      ...(isOff(hexo, 'smartypants') ? plainPunctuation : smartPunctuation),
    },
    hexo,
  };
  return translatedConfig(values, 'url', notesOf(hexo));
}

/** Whether an option of the renderer of a new site, hexo-renderer-marked, is switched off. */
function isOff(hexo: Values, option: string): boolean {
  return isYamlFalse(valueAt(hexo, 'marked', option));
}

function notesOf({ permalink }: Values): string[] {
  const unknown = /:(?:hash|id)\b/.exec(nonBlankText(permalink) ?? '');
  return unknown
    ? [
        `"permalink" has ${unknown[0]}, which only Hexo knows: posts need a "permalink" of their own`,
      ]
    : [];
}
