import { filters, type Liquid, toValue } from 'liquidjs';
import { parseDate } from '../jekyll/dates.ts';
import { parseRubyTime } from '../jekyll/ruby-time.ts';
import type { Filter, FilterHandler } from './filter.ts';
import { minutesEast } from './ruby-text.ts';

// Forms that stand for several, which liquidjs does not know, or has in the machine's language.
const composites: Readonly<Record<string, string>> = {
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
 * The filters that write dates, on the clock of the site's zone. `now` gives nothing: what feeds say
 * must not depend on when a post is read.
 */
export function addDateFilters(engine: Liquid, timeZone: string): void {
  const write = (filter: Filter, value: unknown, format: string, isLocal: boolean) => {
    const found = timeOf(value, timeZone);
    if (!found) return /^(?:now|today)$/i.test(String(value)) ? '' : value;
    const east = (!isLocal && found.east) || minutesEast(found.time, timeZone);
    const whole = format.replace(/%([%a-zA-Z])/g, (all, sign) => composites[sign] ?? all);
    return engineDate.call(filter, found.time, whole, -east);
  };
  engine.registerFilter('date', function (value, format) {
    const form = String(toValue(format) ?? '');
    return form === '' ? value : write(this, value, form, false);
  });
  const local = (format: (type: unknown, style: unknown) => string): FilterHandler =>
    function (value, type, style) {
      return write(this, value, format(type, style), true);
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

const engineDate: FilterHandler = (() => {
  const { date } = filters;
  return typeof date === 'function' ? date : (value) => value;
})();

function dayFormat(month: string) {
  return (type: unknown, style: unknown) => {
    if (type !== 'ordinal') return `%d ${month} %Y`;
    return style === 'US' ? `${month} %-d%q, %Y` : `%-d%q ${month} %Y`;
  };
}

/** The time that a value stands for, and the minutes east of UTC where its text says so. */
function timeOf(
  given: unknown,
  timeZone: string,
): { readonly time: Date; readonly east?: number | undefined } | undefined {
  const value: unknown = toValue(given);
  if (value instanceof Date) return { time: value };
  if (typeof value === 'number') return { time: new Date(Math.trunc(value) * 1000) };
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return { time: new Date(Number(value) * 1000) };
  const time = parseDate(value, timeZone, false);
  return time && { time, east: parseRubyTime(value)?.offset };
}
