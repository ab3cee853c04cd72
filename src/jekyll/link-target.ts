import type { SiteConfig } from './site-config.ts';
import { defaultMarkdownExtensions, type SiteStructure } from './site-structure.ts';
import { nonBlankText } from './values.ts';

const postExtensions = [...defaultMarkdownExtensions, 'html', 'htm', 'textile', 'txt'];
const datedName = /^(.+\/)?(\d+-\d+-\d+-.+)$/;

/**
 * Where the post that a tag names may lie, from the site's root: `post_url` names it without its
 * ending, `link` by its path.
 */
export function postPathsOf(target: string, structure: SiteStructure): string[] {
  const below = [structure.source, structure.collectionsDir, ''].filter(
    (part, at) => part !== '' || at === 2,
  );
  const root = below.join('/');
  if (/(?:^|\/)_posts\//.test(target)) return [root + target];
  const [, folder = '', name] = datedName.exec(target) ?? [];
  if (name === undefined) return [];
  const places = folder === '' ? ['_posts/'] : [`_posts/${folder}`, `${folder}_posts/`];
  const endings = new Set([...structure.markdownExtensions, ...postExtensions]);
  return places.flatMap((place) =>
    [...endings].map((ending) => `${root}${place}${name}.${ending}`),
  );
}

/**
 * The path of the page or file that `link` names, as Jekyll has it where the file's front matter says
 * nothing else; undefined for a post, or a file of another collection.
 */
export function pageUrlOf(target: string, site: SiteConfig): string | undefined {
  if (/(?:^|\/)[_.]/.test(target) || !/[^/]\.[^./]+$/.test(target)) return undefined;
  const base = new URL(site.url).pathname;
  return base + encodeURI(pagePath(target, site)).replace(/[?#]/g, encodeURIComponent);
}

function pagePath(target: string, site: SiteConfig): string {
  const [, path = '', ending = ''] = /^(.*)\.([^./]+)$/.exec(target) ?? [];
  const isMarkdown = site.structure.markdownExtensions.includes(ending.toLowerCase());
  if (!isMarkdown && ending !== 'html') return target;
  if (path === 'index' || path.endsWith('/index')) return path.slice(0, -'index'.length);
  const style = nonBlankText(site.values.permalink) ?? 'date';
  if (style === 'pretty' || style.endsWith('/')) return `${path}/`;
  const keepsEnding =
    ['date', 'none', 'ordinal', 'weekdate'].includes(style) || style.endsWith(':output_ext');
  return keepsEnding ? `${path}.html` : path;
}
