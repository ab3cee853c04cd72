import { looseKeys, mapOf, type Values } from './values.ts';

/**
 * Returns a function that finds what podcast themes and plugins keep in a map of its own (`podcast: {season: 2}`)
 * or under a key with a prefix (`podcast_season: 2`, `itunes_season: 2`).
 */
export function podcastValues(
  data: Values,
  names = ['podcast', 'itunes'],
): (key: string) => unknown {
  const find = looseKeys(data);
  const maps = names.flatMap((name) => {
    const map = mapOf(find(name));
    return map ? [looseKeys(map)] : [];
  });
  return (key) => {
    const inMaps = maps.map((findIn) => findIn(key));
    const withPrefix = names.map((name) => find(`${name}_${key}`));
    return [...inMaps, ...withPrefix].find((value) => value !== undefined && value !== null);
  };
}
