import * as v from 'valibot';
import { text } from './kinds.ts';

const line = /^(?:[A-Za-z][A-Za-z-]*[ \t]*:[^\p{Cc}]*)?(?:#.*)?$/u;
const agent = /^user-agent[ \t]*:/i;
const rule = /^(?:allow|disallow|crawl-delay|content-signal)[ \t]*:/i;
// A path may have wildcards (RFC 9309 §2.2.3), so `/*` forbids as much as `/`.
const everything = /^disallow[ \t]*:[ \t]*(?:\/\**|\*+)[ \t]*(?:#|$)/i;

/** The robots.txt that forbids everything to all crawlers. */
export const noRobots = 'User-agent: *\nDisallow: /\n';

/**
 * The text of robots.txt (RFC 9309): `allow` or `disallow` for all crawlers, or the text itself. A rule before
 * the first `User-agent` would be ignored by crawlers, so it is refused.
 */
export const robotsText = v.pipe(
  v.optional(text, 'allow'),
  v.transform((value) => {
    if (value === 'allow') return 'User-agent: *\nDisallow:\n';
    if (value === 'disallow') return noRobots;
    return `${linesOf(value).join('\n')}\n`;
  }),
  v.check(
    (robots) => linesOf(robots).every((each) => line.test(each)),
    'must be allow, disallow or the lines of a robots.txt',
  ),
  v.check((robots) => {
    const first = linesOf(robots).find((each) => agent.test(each) || rule.test(each));
    return first !== undefined && agent.test(first);
  }, 'must begin its rules with a line like "User-agent: *"'),
);

function linesOf(robots: string): string[] {
  return robots
    .trim()
    .split(/\r\n?|\n/)
    .map((each) => each.trim());
}

/**
 * Whether a robots.txt welcomes programs that read a site for somebody. It does not if it forbids everything to a
 * crawler, or says in a `Content-Signal` (contentsignals.org) that AI may not use the texts: `ai-input=no`,
 * or `ai-train=no` without `ai-input=yes`.
 */
export function welcomesAi(robots: string): boolean {
  const lines = linesOf(robots);
  if (lines.some((each) => everything.test(each))) return false;
  const signals = lines.filter((each) => /^content-signal[ \t]*:/i.test(each)).join('\n');
  if (/\bai-input[ \t]*=[ \t]*no\b/i.test(signals)) return false;
  return (
    !/\bai-train[ \t]*=[ \t]*no\b/i.test(signals) || /\bai-input[ \t]*=[ \t]*yes\b/i.test(signals)
  );
}

/** The lines of a robots.txt that say what the texts may be used for, each once. */
export function aiSignals(robots: string): string[] {
  return [
    ...new Set(linesOf(robots).filter((each) => /^(?:content-signal|license)[ \t]*:/i.test(each))),
  ];
}
