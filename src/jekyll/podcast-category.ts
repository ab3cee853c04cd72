import { lineText } from '../model/line-text.ts';
import { mapOf, nonBlankText } from './values.ts';

// Apple's list, which other directories use as well.
const categories: ReadonlyMap<string, readonly string[]> = new Map(
  `Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
History:
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling
Technology:
True Crime:
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews`
    .split('\n')
    .map((line) => {
      const [name = '', list = ''] = line.split(':');
      return [name, list.split(',').map((sub) => sub.trim())] as const;
    }),
);

const maxLength = 100;

/**
 * Reads a category: a string such as `Arts > Books`, a list of a category and a subcategory, or a map. Known names
 * get Apple's spelling, and a known subcategory alone its category.
 *
 * @param subcategory beside the category, as some themes have it
 */
export function categoryOf(value: unknown, subcategory?: unknown): string | null {
  const [first, second] = Array.isArray(value) ? value : [value];
  const map = mapOf(first);
  const written = map ? [map.name, map.subcategory] : [first, second ?? subcategory];
  const names = written
    .flatMap((name) => nonBlankText(name)?.split('>') ?? [])
    .map((name) => lineText(name).slice(0, maxLength))
    .filter((name) => name !== '');
  const [name, sub] = names;
  if (name === undefined) return null;
  return (knownCategory(name, sub) ?? [name, sub].filter(Boolean)).join(' > ');
}

/** Whether directories know a category. */
export function isKnownCategory(path: string): boolean {
  const [name = '', sub] = path.split(' > ');
  const subcategories = categories.get(name);
  return subcategories !== undefined && (sub === undefined || subcategories.includes(sub));
}

function knownCategory(name: string, sub: string | undefined): string[] | undefined {
  for (const [category, subcategories] of categories) {
    const find = (text: string | undefined) =>
      text === undefined ? undefined : subcategories.find((known) => isSame(known, text));
    if (isSame(category, name)) {
      const second = find(sub) ?? sub;
      return second === undefined ? [category] : [category, second];
    }
    const alone = sub === undefined ? find(name) : undefined;
    if (alone !== undefined) return [category, alone];
  }
  return undefined;
}

function isSame(known: string, written: string): boolean {
  return plain(known) === plain(written);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z]/g, '');
}
