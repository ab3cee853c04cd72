import { isEmoji, sidesOf } from './hidden.ts';
import { isPlaceholder } from './lazy.ts';
import { type Element, elementsIn, type HtmlNode } from './node.ts';
import { webUrl } from './urls.ts';

// In pixels. A picture that is smaller on both sides is an icon.
const minimumSide = 40;

const badgeHosts =
  /(?:^|\.)(?:shields\.io|badgen\.net|badge\.fury\.io|travis-ci\.(?:org|com)|circleci\.com|codecov\.io|coveralls\.io|codeclimate\.com|snyk\.io|bestpractices\.dev|bestpractices\.coreinfrastructure\.org|sonarcloud\.io|zenodo\.org|repology\.org|deepsource\.io|codacy\.com|forthebadge\.com|david-dm\.org|mybinder\.org|colab\.research\.google\.com|gitpod\.io|buymeacoffee\.com|ko-fi\.com|gitter\.im|readthedocs\.org|appveyor\.com|scrutinizer-ci\.com|packagist\.org|pepy\.tech|jitpack\.io|inch-ci\.org|hits\.(?:dwyl\.com|sh|seeyoufarm\.com)|visitor-badge\.[\w.]+|komarev\.com|statcounter\.com|google-analytics\.com|pixel\.wp\.com|stats\.wordpress\.com|feedburner\.com|feeds\.feedburner\.com|feedsportal\.com|doubleclick\.net|licensebuttons\.net|(?:www\.)?paypalobjects\.com|busuanzi\.ibruce\.info|count\.getloli\.com|moe-counter\.[\w.]+)$/;
const badgePaths =
  /(?:[/_.-]badge[s]?(?:[/_.-]|$)|^\/l\/by[^/]*\/|\/workflows\/[^?]*\/badge|\/(?:counter|hitcounter|pixel|tracker|matomo|piwik)\b[^/]*$|\/(?:spacer|blank|clear|1x1)[^/]*\.gif$)/i;

/**
 * Returns the URL of the first picture of a post that shows something: no emoji, badge, placeholder,
 * icon or counter.
 *
 * @param nodes of a post that has been read
 * @param base the URL that relative URLs are resolved against
 */
export function firstPicture(nodes: readonly HtmlNode[], base: string): string | null {
  for (const node of elementsIn(nodes)) {
    const url =
      node.name === 'img' && isWorthShowing(node)
        ? webUrl(node.attributes.get('src') ?? '', base)
        : undefined;
    if (url !== undefined && !isBadge(new URL(url))) return url;
  }
  return null;
}

function isWorthShowing(picture: Element): boolean {
  const sides = sidesOf(picture);
  const isIcon = sides.length > 0 && sides.every((side) => side < minimumSide);
  return !isIcon && !isEmoji(picture) && !isPlaceholder(picture.attributes.get('src'));
}

function isBadge({ hostname, pathname }: URL): boolean {
  return badgeHosts.test(hostname) || badgePaths.test(pathname);
}
