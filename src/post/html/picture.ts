import type { ImageDetails } from '../../model/article.ts';
import { plainLine } from '../../model/text.ts';
import { isEmoji, sidesOf } from './hidden.ts';
import { isPlaceholder } from './lazy.ts';
import { type Element, elementsIn, type HtmlNode, hasClass } from './node.ts';
import { webUrl } from './urls.ts';

// In pixels. A picture that is smaller on both sides is an icon.
const minimumSide = 40;

// Hosts whose pictures are not about a post, also with a subdomain.
const otherHosts = new Set(
  [
    // Badges
    'shields.io badgen.net badge.fury.io travis-ci.org travis-ci.com circleci.com codecov.io coveralls.io',
    'codeclimate.com snyk.io bestpractices.dev bestpractices.coreinfrastructure.org sonarcloud.io zenodo.org',
    'repology.org deepsource.io codacy.com forthebadge.com david-dm.org mybinder.org colab.research.google.com',
    'gitpod.io gitter.im readthedocs.org appveyor.com scrutinizer-ci.com packagist.org pepy.tech jitpack.io',
    'inch-ci.org licensebuttons.net goreportcard.com godoc.org pkg.go.dev nodei.co',
    // Buttons
    'buymeacoffee.com ko-fi.com paypalobjects.com',
    // Counters
    'hits.dwyl.com hits.sh hits.seeyoufarm.com komarev.com statcounter.com google-analytics.com pixel.wp.com',
    'stats.wordpress.com feedburner.com feedsportal.com doubleclick.net busuanzi.ibruce.info count.getloli.com',
    'flagcounter.com clustrmaps.com revolvermaps.com hitwebcounter.com cutercounter.com counter.yadro.ru',
    'mc.yandex.ru goatcounter.com profile-counter.glitch.me visitcount.itsvg.in b.hatena.ne.jp hm.baidu.com',
    // Placeholders
    'via.placeholder.com placehold.it placehold.co dummyimage.com fakeimg.pl placeimg.com lorempixel.com',
    // Portraits
    'gravatar.com avatars.githubusercontent.com ui-avatars.com robohash.org pravatar.cc contrib.rocks',
    // Formulas
    'codecogs.com math.now.sh i.upmath.me tex.s2cms.ru quicklatex.com',
  ].flatMap((line) => line.split(' ')),
);
const otherHostPattern = /^(?:visitor-badge|moe-counter)\./;
const otherPaths =
  /(?:[/_.-]badge[s]?(?:[/_.-]|$)|^\/l\/by[^/]*\/|\/workflows\/[^?]*\/badge|\/(?:counter|hitcounter|pixel|tracker|matomo|piwik)\b[^/]*$|\/(?:spacer|blank|clear|1x1)[^/]*\.gif$|\/latex\.php$|\/render\/math$|^\/equation$|\/favicon[^/]*$|\.ico$|\/avatars?\/)/i;

const portrait =
  /^(?:avatar|gravatar|(?:author|profile)[_-]?(?:photo|picture|pic|image|img|avatar))$/i;

/** A picture, with what its element says of it. */
export interface Picture {
  readonly url: string;
  readonly details: ImageDetails | null;
}

/**
 * Finds the first picture of a post that shows something: no emoji, badge, placeholder, icon, counter, portrait or
 * formula.
 *
 * @param nodes of a post that has been read
 * @param base the URL that relative URLs are resolved against
 */
export function firstPicture(nodes: readonly HtmlNode[], base: string): Picture | undefined {
  for (const node of elementsIn(nodes)) {
    const url =
      node.name === 'img' && isWorthShowing(node)
        ? webUrl(node.attributes.get('src') ?? '', base)
        : undefined;
    if (url !== undefined && !isOfAnotherKind(new URL(url)))
      return { url, details: detailsOf(node) };
  }
  return undefined;
}

const maxAltLength = 1_000;

// A side alone is where a page puts the picture, and not its size.
function detailsOf({ attributes }: Element): ImageDetails | null {
  const [width, height] = ['width', 'height'].map((name) => attributes.get(name)?.trim() ?? '');
  const alt = plainLine((attributes.get('alt') ?? '').slice(0, maxAltLength));
  const isSize = [width, height].every((side) => /^[1-9]\d{1,4}$/.test(side ?? ''));
  const details = {
    ...(isSize ? { width: Number(width), height: Number(height) } : {}),
    ...(alt === '' ? {} : { alt }),
  };
  return Object.keys(details).length > 0 ? details : null;
}

function isWorthShowing(picture: Element): boolean {
  const sides = sidesOf(picture);
  const isIcon = sides.length > 0 && sides.every((side) => side < minimumSide);
  return (
    !isIcon &&
    !isEmoji(picture) &&
    !hasClass(picture, portrait) &&
    !isPlaceholder(picture.attributes.get('src'))
  );
}

function isOfAnotherKind({ hostname, pathname }: URL): boolean {
  const labels = hostname.split('.');
  return (
    labels.some((_, index) => otherHosts.has(labels.slice(index).join('.'))) ||
    otherHostPattern.test(hostname) ||
    otherPaths.test(pathname)
  );
}
