import { podcastValues } from './podcast-values.ts';
import { nonBlankText, type Values } from './values.ts';

/**
 * Reads the playing time of a media file: `52:14`, `1:02:03`, `1h 2m 3s`, `PT52M14S` or seconds. Some sites give it as
 * `length: 52:14`; a `length` without a colon is a size in bytes.
 *
 * @param map of the file
 * @param data of the post
 * @returns seconds; null if it is not given
 */
export function durationOf(map: Values, data: Values): number | null {
  const inPodcast = podcastValues(data, ['podcast', 'itunes', 'audio', 'episode']);
  const durations = [map.duration, data.duration, inPodcast('duration')].map(nonBlankText);
  const lengths = [map.length, data.length].map(nonBlankText);
  const clock = [...durations, ...lengths].find(isClock);
  if (clock !== undefined) {
    return clock.split(':').reduce((total, part) => total * 60 + Math.floor(Number(part)), 0);
  }
  return durations.map(secondsOf).find((seconds) => seconds !== undefined) ?? null;
}

function isClock(text: string | undefined): text is string {
  return /^\d{1,4}(?::[0-5]\d){1,2}(?:\.\d+)?$/.test(text ?? '');
}

const units =
  /^(?:PT)?(?:(\d{1,3})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,4})\s*m(?:inutes?|ins?)?)?\s*(?:(\d{1,6})(?:\.\d+)?\s*s(?:econds?|ecs?)?)?$/i;

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}(?:\.\d+)?$/.test(text)) return Math.floor(Number(text));
  const [matched, ...parts] = units.exec(text) ?? [];
  if (!matched || parts.every((part) => part === undefined)) return undefined;
  return parts.reduce((total, part) => total * 60 + Number(part ?? 0), 0);
}
