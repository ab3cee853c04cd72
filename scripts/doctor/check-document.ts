import { fileNameOf, mediaTypes } from './find-feeds.ts';
import type { Findings } from './findings.ts';
import type { WireResponse } from './request.ts';

// The difference between clocks that is accepted, in seconds.
const clockTolerance = 120;

/** Checks a feed's media type, the URL that it names as its own, and its dates. */
export function checkDocument(feed: WireResponse, findings: Findings): void {
  const { url, headers, text } = feed;
  const expected = mediaTypes[fileNameOf(url)] ?? '';
  const actual = headers['content-type'];
  if (!actual?.startsWith(expected)) {
    findings.problem(
      `its Content-Type is ${actual ?? 'missing'}, not ${expected}`,
      'a rule in front of the Worker changes Content-Type; remove it',
    );
  }
  if (!text.includes(url)) {
    findings.problem(
      'it names another URL as its own',
      `if this is the right URL, set PUBLIC_URL to ${new URL(url).origin}: npx wrangler secret put PUBLIC_URL`,
    );
  }
  checkDates(feed, findings);
}

function checkDates({ headers, text }: WireResponse, findings: Findings): void {
  const now = Date.parse(headers.date ?? '') || Date.now();
  const secondsAhead = (time: number) => Math.round((time - now) / 1000);
  if (Math.abs(Date.now() - now) > clockTolerance * 1000 && !headers.age) {
    findings.note(
      'the clocks of the server and of this machine differ by minutes',
      'set the clock of this machine',
    );
  }
  const modified = secondsAhead(Date.parse(headers['last-modified'] ?? ''));
  if (modified > clockTolerance) {
    findings.problem(
      `its Last-Modified is ${modified} s ahead`,
      'the clock of the machine that imported was ahead; wait until that time',
    );
  }
  const dates = [...text.matchAll(/(?:<pubDate>|<published>|"date_published": ?")([^<"]+)/g)];
  const newest = Math.max(...dates.map(([, date = '']) => secondsAhead(Date.parse(date)) || 0));
  if (newest > clockTolerance) {
    findings.problem(
      `it has an article with a date ${newest} s ahead`,
      'import without --future, or correct the date and time zone of the post',
    );
  }
}
