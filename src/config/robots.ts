import * as v from 'valibot';
import { text } from './kinds.ts';

const line = /^(?:[A-Za-z][A-Za-z-]*[ \t]*:[^\p{Cc}]*)?(?:#.*)?$/u;
const agent = /^user-agent[ \t]*:/i;
const rule = /^(?:allow|disallow|crawl-delay|content-signal)[ \t]*:/i;

/**
 * The text of robots.txt (RFC 9309): `allow` or `disallow` for all crawlers, or the text itself. A rule before
 * the first `User-agent` would be ignored by crawlers, so it is refused.
 */
export const robotsText = v.pipe(
  v.optional(text, 'allow'),
  v.transform((value) => {
    if (value === 'allow') return 'User-agent: *\nDisallow:\n';
    if (value === 'disallow') return 'User-agent: *\nDisallow: /\n';
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
