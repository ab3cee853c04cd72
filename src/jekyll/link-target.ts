import type { SiteConfig } from './site-config.ts';
import { defaultMarkdownExtensions, type SiteStructure } from './site-structure.ts';
import { nonBlankText } from './values.ts';

const postExtensions = [...defaultMarkdownExtensions, 'html', 'htm', 'textile', 'txt'];
const datedName = /^(.+\/)?(\d+-\d+-\d+-.+)$/;

/**
 * Lists the possible paths, from the site's root, of a post that the tag `post_url` (with a name without
 * extension) or `link` (with a path) refers to. A document of a collection counts as a post.
 */
export function postPathsOf(target: string, structure: SiteStructure): string[] {
  const root = [structure.source, structure.collectionsDir]
    .map((directory) => (directory === '' ? '' : `${directory}/`))
    .join('');
  const isDocument = structure.collections.some(({ name }) => target.startsWith(`_${name}/`));
  if (isDocument || /(?:^|\/)_posts\//.test(target)) return [root + target];
  const [, folder = '', name] = datedName.exec(target.replace(/^\//, '')) ?? [];
  if (name === undefined) return [];
  const directories = folder === '' ? ['_posts/'] : [`_posts/${folder}`, `${folder}_posts/`];
  const extensions = new Set([...structure.markdownExtensions, ...postExtensions]);
  return directories.flatMap((directory) =>
    [...extensions].map((extension) => `${root}${directory}${name}.${extension}`),
  );
}

/** The name by which tags refer to the post at a path: its file name without the extension. */
export function linkNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/**
 * Returns the URL path of the page or static file that the tag `link` refers to.
 *
 * @param permalink the one in the front matter of the page; undefined if it has none
 * @returns undefined if the target has no extension, or is hidden or in a directory such as `_posts`
 */
export function pageUrlOf(
  target: string,
  site: SiteConfig,
  permalink?: string,
): string | undefined {
  if (/(?:^|\/)[_.]/.test(target) || !/[^/]\.[^./]+$/.test(target)) return undefined;
  const base = new URL(site.url).pathname;
  const path = permalink === undefined ? pagePath(target, site) : ownPath(target, permalink);
  return base + encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}

// The placeholders that the permalink of a page may have.
function ownPath(target: string, permalink: string): string {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)\.[^./]+$/.exec(target) ?? [];
  return permalink
    .replaceAll(':path', folder)
    .replaceAll(':basename', name)
    .replaceAll(':output_ext', '.html')
    .replace(/\/{2,}/g, '/')
    .replace(/^\//, '');
}

function pagePath(target: string, site: SiteConfig): string {
  const [, path = '', extension = ''] = /^(.*)\.([^./]+)$/.exec(target) ?? [];
  const isMarkdown = site.structure.markdownExtensions.includes(extension.toLowerCase());
  if (!isMarkdown && extension !== 'html') return target;
  if (path === 'index' || path.endsWith('/index')) return path.slice(0, -'index'.length);
  const style = nonBlankText(site.values.permalink) ?? 'date';
  if (style === 'pretty' || style.endsWith('/')) return `${path}/`;
  const hasExtension =
    ['date', 'none', 'ordinal', 'weekdate'].includes(style) || style.endsWith(':output_ext');
  return hasExtension ? `${path}.html` : path;
}
