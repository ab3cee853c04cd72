import type { Context } from '../language/context.ts';
import { strip } from '../language/syntax.ts';
import type { TagKind } from '../language/tag.ts';
import { TextOutput } from '../language/text-output.ts';
import type { ParseTemplate } from './include.ts';

const maxTargetLength = 500;

/** Where the tags find what they link to. */
export interface LinkTargets {
  /** The path of the site's URL, without a slash at its end. */
  readonly base: string;
  /** Resolves a target to the path of a URL; undefined if there is no such post or page. */
  resolve(target: string): string | undefined;
}

/**
 * Jekyll's tags `post_url` (`{% post_url 2026-01-31-title %}`) and `link` (`{% link about.md %}`).
 *
 * @param parseTemplate parses the target, if it may contain variables
 */
export function linkTag(targets: LinkTargets, parseTemplate?: ParseTemplate): TagKind {
  return {
    parse: ({ name, markup, source }) => {
      const target = strip(markup);
      const template = target.includes('{') ? parseTemplate?.(target) : undefined;
      return {
        source,
        isBlank: false,
        render: (context, output) => {
          const path = template ? rendered(context, template) : target;
          const url =
            path.length > maxTargetLength ? undefined : targets.resolve(path.replace(/^\//, ''));
          if (url !== undefined) output.write(withoutBase(url, targets.base, output));
          else addNote(context, name, path);
        },
      };
    },
  };
}

// GitHub Pages teaches `{{ site.baseurl }}{% post_url x %}`, since Jekyll 3 gives no `baseurl`. It must not be there
// twice.
function withoutBase(url: string, base: string, output: TextOutput): string {
  if (base === '' || !url.startsWith(`${base}/`)) return url;
  if (output.endsWith(base)) return url.slice(base.length);
  return output.endsWith(`${base}/`) ? url.slice(base.length + 1) : url;
}

function rendered(context: Context, template: ReturnType<ParseTemplate>): string {
  const output = new TextOutput(context);
  template.render(context, output);
  return strip(output.text);
}

function addNote({ surroundings }: Context, tag: string, target: string): void {
  const text = `the target of the tag "${tag}" does not exist: ${target.slice(0, 100)}`;
  surroundings.notes.add('link-target', text);
}
