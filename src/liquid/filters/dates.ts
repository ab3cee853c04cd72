import { parseDate } from '../../jekyll/dates.ts';
import { parseRubyTime } from '../../jekyll/ruby-time.ts';
import type { Context, Filter } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { isInteger } from '../language/values.ts';
import { inZone, strftime, type ZonedTime } from './strftime.ts';

/** The filters for dates, in the site's time zone. */
export const dateFilters: Readonly<Record<string, Filter>> = {
  date: {
    arity: [1, 1],
    apply: (value, [argument], context) => {
      const format = context.text(argument);
      if (format === '') return value;
      if (isNow(value)) return now(context);
      const time = timeOf(value, context);
      return time ? context.made(strftime(time, format)) : value;
    },
  },
  date_to_xmlschema: local(() => '%Y-%m-%dT%H:%M:%S%:z'),
  date_to_rfc822: local(() => '%a, %d %b %Y %H:%M:%S %z'),
  date_to_string: local(dayFormat('%b')),
  date_to_long_string: local(dayFormat('%B')),
};

type Format = (time: ZonedTime, type: unknown, style: unknown) => string;

function local(format: Format): Filter {
  return {
    arity: [0, 2],
    apply: (value, [type, style], context) => {
      if (context.text(value) === '') return value;
      if (isNow(value)) return now(context);
      const found = timeOf(value, context);
      if (!found) throw new LiquidError(`${context.inspect(value)} is not a date`);
      const time = inZone(found.time, context.timeZone);
      return context.made(strftime(time, format(time, type, style)));
    },
  };
}

function dayFormat(month: string): Format {
  return (time, type, style) => {
    if (type !== 'ordinal') return `%d ${month} %Y`;
    const day = Number(strftime(time, '%d'));
    const ordinal = `${day}${suffixOf(day)}`;
    return style === 'US' ? `${month} ${ordinal}, %Y` : `${ordinal} ${month} %Y`;
  };
}

function suffixOf(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function isNow(value: unknown): boolean {
  return typeof value === 'string' && /^(?:now|today)$/i.test(value);
}

// Feeds must not depend on when a post is rendered.
function now({ surroundings }: Context): string {
  surroundings.notes.add('unavailable', 'the present time has no value in a feed: it was left out');
  return '';
}

function timeOf(value: unknown, context: Context): ZonedTime | undefined {
  const { timeZone } = context.surroundings;
  if (value instanceof Date) return inZone(value, timeZone);
  if (isInteger(value)) return zoned(value * 1000, timeZone);
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return zoned(Number(value) * 1000, timeZone);
  const time = parseDate(value, timeZone, false);
  if (!time) return undefined;
  const offset = parseRubyTime(value)?.offset;
  return offset === undefined ? inZone(time, timeZone) : { time, offset };
}

function zoned(milliseconds: number, timeZone: string): ZonedTime | undefined {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? undefined : inZone(time, timeZone);
}
