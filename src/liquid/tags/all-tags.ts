import type { TagKinds } from '../language/tag.ts';
import { caseTag, ifTag } from './conditionals.ts';
import { highlightTag } from './highlight.ts';
import { type IncludeSource, includeTag, type ParseTemplate } from './include.ts';
import { forTag, interruptTag } from './loops.ts';
import { type LinkTargets, linkTag } from './site-links.ts';
import { tableRowTag } from './table-row.ts';
import { commentTag, cycleTag, ifChangedTag, inlineCommentTag, rawTag } from './text-tags.ts';
import { assignTag, captureTag, counterTag } from './variables.ts';

/** The data that the tags of a site read. */
export interface TagSources {
  readonly includes: IncludeSource;
  /** The files beside the post. */
  readonly relative: IncludeSource;
  readonly targets: LinkTargets;
  readonly parseTemplate: ParseTemplate;
}

/** Returns the tags of Liquid 4 and Jekyll, and `include_cached` of the plugin jekyll-include-cache. */
export function allTags({ includes, relative, targets, parseTemplate }: TagSources): TagKinds {
  const include = includeTag(includes, parseTemplate);
  return new Map<string, ReturnType<TagKinds['get']> & object>([
    ['if', ifTag(false)],
    ['unless', ifTag(true)],
    ['case', caseTag],
    ['for', forTag],
    ['break', interruptTag('break')],
    ['continue', interruptTag('continue')],
    ['tablerow', tableRowTag],
    ['assign', assignTag],
    ['capture', captureTag],
    ['increment', counterTag(1)],
    ['decrement', counterTag(-1)],
    ['comment', commentTag],
    ['#', inlineCommentTag],
    ['raw', rawTag],
    ['cycle', cycleTag],
    ['ifchanged', ifChangedTag],
    ['highlight', highlightTag],
    ['include', include],
    ['include_cached', include],
    ['include_relative', includeTag(relative, parseTemplate)],
    ['link', linkTag(targets, parseTemplate)],
    ['post_url', linkTag(targets)],
  ]);
}
