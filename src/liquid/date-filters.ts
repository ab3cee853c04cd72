import { filters, type Liquid, toValue } from 'liquidjs';
import { parseDate } from '../jekyll/dates.ts';
import { parseRubyTime } from '../jekyll/ruby-time.ts';
import type { Filter, FilterHandler } from './filter.ts';
import { utcOffset } from './ruby-text.ts';

// Expansions of conversions that liquidjs lacks or formats by locale.
const expansions: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  x: '%m/%d/%y',
  r: '%I:%M:%S %p',
  h: '%b',
  c: '%a %b %e %H:%M:%S %Y',
  v: '%e-%^b-%Y',
};

/**
 * Registers the date filters, in the site's time zone. `now` and `today` are empty because feeds must
 * not depend on when a post is rendered.
 */
export function addDateFilters(engine: Liquid, timeZone: string): void {
  const strftime = (filter: Filter, value: unknown, format: string, isLocal: boolean) => {
    const parsed = timeOf(value, timeZone);
    if (!parsed) return /^(?:now|today)$/i.test(String(value)) ? '' : value;
    const offset = (!isLocal && parsed.offset) || utcOffset(parsed.time, timeZone);
    const expanded = format.replace(
      /%([%a-zA-Z])/g,
      (conversion, letter) => expansions[letter] ?? conversion,
    );
    return liquidDate.call(filter, parsed.time, expanded, -offset);
  };
  engine.registerFilter('date', function (value, argument) {
    const format = String(toValue(argument) ?? '');
    return format === '' ? value : strftime(this, value, format, false);
  });
  const local = (format: (type: unknown, style: unknown) => string): FilterHandler =>
    function (value, type, style) {
      return strftime(this, value, format(type, style), true);
    };
  engine.registerFilter(
    'date_to_xmlschema',
    local(() => '%Y-%m-%dT%H:%M:%S%:z'),
  );
  engine.registerFilter(
    'date_to_rfc822',
    local(() => '%a, %d %b %Y %H:%M:%S %z'),
  );
  engine.registerFilter('date_to_string', local(dayFormat('%b')));
  engine.registerFilter('date_to_long_string', local(dayFormat('%B')));
}

const liquidDate: FilterHandler = (() => {
  const { date } = filters;
  return typeof date === 'function' ? date : (value) => value;
})();

function dayFormat(month: string) {
  return (type: unknown, style: unknown) => {
    if (type !== 'ordinal') return `%d ${month} %Y`;
    return style === 'US' ? `${month} %-d%q, %Y` : `%-d%q ${month} %Y`;
  };
}

/** Reads the time of a value and, if its text has one, the UTC offset in minutes. */
function timeOf(
  input: unknown,
  timeZone: string,
): { readonly time: Date; readonly offset?: number | undefined } | undefined {
  const value: unknown = toValue(input);
  if (value instanceof Date) return { time: value };
  if (typeof value === 'number') return { time: new Date(Math.trunc(value) * 1000) };
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return { time: new Date(Number(value) * 1000) };
  const time = parseDate(value, timeZone, false);
  return time && { time, offset: parseRubyTime(value)?.offset };
}
