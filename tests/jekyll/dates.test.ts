import { describe, expect, it } from 'vitest';
import { midnight, parseDate, wallTimeIn } from '../../src/jekyll/dates.ts';
import { isTimeZone } from '../../src/model/utc-offset.ts';

/** Parses unquoted front matter of a site in Shanghai, which is eight hours ahead of UTC. */
function inShanghai(text: string): string | undefined {
  return parseDate(text, 'Asia/Shanghai', true)?.toISOString();
}

describe('an unquoted date in front matter', () => {
  it.each([
    ['2021-12-01 13:33:50', '2021-12-01T13:33:50.000Z'],
    ['2021-12-01T13:33:50', '2021-12-01T13:33:50.000Z'],
    ['2021-12-01 1:33:50.25', '2021-12-01T01:33:50.000Z'],
  ])('is in UTC if it is a YAML timestamp: %j', (text, expected) => {
    expect(inShanghai(text)).toBe(expected);
  });

  it.each([
    ['2021-12-01', '2021-11-30T16:00:00.000Z'],
    ['2021-12-1', '2021-11-30T16:00:00.000Z'],
    ['2021-12-01 13:33', '2021-12-01T05:33:00.000Z'],
    ['2021-12-01\u300013:33:50', '2021-12-01T05:33:50.000Z'],
    ['November 27, 2023', '2023-11-26T16:00:00.000Z'],
    ['Nov 27 2023', '2023-11-26T16:00:00.000Z'],
    ['27 November 2023 09:30', '2023-11-27T01:30:00.000Z'],
    ['27th Nov 2023', '2023-11-26T16:00:00.000Z'],
    ['Sept. 3, 2021', '2021-09-02T16:00:00.000Z'],
    ['11-9-2017', '2017-09-10T16:00:00.000Z'],
    ['20211201', '2021-11-30T16:00:00.000Z'],
    ['2021-12-01 1:33 PM', '2021-12-01T05:33:00.000Z'],
    ['2021-02-08 16:30-:00+16:30', '2021-02-08T08:30:00.000Z'],
    ['2017-02-10 00:10::00 -03:00', '2017-02-09T16:10:00.000Z'],
    ['Fri Sep  3 11:21:31 CEST 2021', '2021-09-03T03:21:31.000Z'],
    ['2023-01-29 18:30:22 2023 -0800', '2023-01-29T10:30:22.000Z'],
  ])("is in the site's time zone: %j", (text, expected) => {
    expect(inShanghai(text)).toBe(expected);
  });

  it.each([
    ['2021-12-01 13:33:50 +0800', '2021-12-01T05:33:50.000Z'],
    ['2021-12-01 13:33:50 +08:00', '2021-12-01T05:33:50.000Z'],
    ['2021-12-01 13:33 -0330', '2021-12-01T17:03:00.000Z'],
    ['2021-12-01 13:33:50 -3', '2021-12-01T16:33:50.000Z'],
    ['2021-12-01T13:33:50Z', '2021-12-01T13:33:50.000Z'],
    ['2021-12-01 13:33:50 UTC', '2021-12-01T13:33:50.000Z'],
    ['2021-12-01T13:33:50.123456+01:00', '2021-12-01T12:33:50.000Z'],
    ['Mon, 27 Nov 2023 10:00:00 +0100', '2023-11-27T09:00:00.000Z'],
    ['  2021-12-01 00:00:00 +0000  ', '2021-12-01T00:00:00.000Z'],
  ])('is in its own time zone: %j', (text, expected) => {
    expect(inShanghai(text)).toBe(expected);
  });
});

describe('a quoted date', () => {
  it("is in the site's time zone even if it looks like a YAML timestamp", () => {
    const date = parseDate('2021-12-01 13:33:50', 'Asia/Shanghai', false);
    expect(date).toEqual(new Date('2021-12-01T05:33:50Z'));
  });
});

describe('text that is not a date', () => {
  it.each([
    '',
    '+0800',
    'tomorrow',
    'Nonsense 3, 2021',
    '2023-27-11',
    '2021-00-10',
    '2021-12-00',
    '2021-12-01 25:00',
    '2021-12-01 10:60',
    '2021-12-01 10:00:61',
    '2021-12-32',
    '10:00',
    'March 5',
  ])('is undefined: %j', (text) => {
    expect(inShanghai(text)).toBeUndefined();
  });
});

describe('a day past the end of its month', () => {
  it('overflows into the next month, as in Jekyll', () => {
    expect(inShanghai('2011-02-29')).toBe('2011-02-28T16:00:00.000Z');
    expect(inShanghai('2021-04-31 10:00:00')).toBe('2021-05-01T10:00:00.000Z');
  });

  it('is not February 29 of a leap year', () => {
    expect(inShanghai('2024-02-29')).toBe('2024-02-28T16:00:00.000Z');
  });
});

describe('a time zone with summer time', () => {
  it.each([
    ['the day that it starts', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['the day after', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['the day that it ends', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['noon of that day', '2026-10-25 12:00', '2026-10-25T11:00:00.000Z'],
  ])('has the right offset on %s', (_, text, expected) => {
    expect(parseDate(text, 'Europe/Berlin', true)?.toISOString()).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2020-03-08 02:30', '2020-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2020-10-04 02:15', '2020-10-03T15:45:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
  ])('applies the offset before the change to a skipped time: %s', (zone, text, expected) => {
    expect(parseDate(text, zone, true)?.toISOString()).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2020-11-01 01:30', '2020-11-01T06:30:00.000Z'],
    ['Australia/Lord_Howe', '2020-04-05 01:45', '2020-04-04T15:15:00.000Z'],
  ])('treats an ambiguous time as the later one: %s', (zone, text, expected) => {
    expect(parseDate(text, zone, true)?.toISOString()).toBe(expected);
  });

  it.each([
    ['2020-11-01 00:59:59', '2020-11-01T04:59:59.000Z'],
    ['2020-11-01 02:00:00', '2020-11-01T07:00:00.000Z'],
    ['2020-03-08 01:59:59', '2020-03-08T06:59:59.000Z'],
    ['2020-03-08 03:00:00', '2020-03-08T07:00:00.000Z'],
  ])('changes its offset at the right second: %s', (text, expected) => {
    expect(parseDate(text, 'America/New_York', false)?.toISOString()).toBe(expected);
  });
});

describe('midnight', () => {
  it('is in the given time zone', () => {
    const day = { year: 2026, month: 11, day: 1 };
    expect(midnight(day, 'America/New_York')).toEqual(new Date('2026-11-01T04:00:00Z'));
    expect(midnight(day, 'UTC')).toEqual(new Date('2026-11-01T00:00:00Z'));
  });

  it('is undefined if the month or the day is out of range', () => {
    expect(midnight({ year: 2023, month: 27, day: 11 }, 'UTC')).toBeUndefined();
    expect(midnight({ year: 2011, month: 2, day: 32 }, 'UTC')).toBeUndefined();
  });
});

describe('the wall clock time in a time zone', () => {
  it('has the local date and an hour from 0 to 23', () => {
    const shown = wallTimeIn(new Date('2021-12-31T16:00:05Z'), 'Asia/Shanghai');
    expect(shown).toEqual({ year: 2022, month: 1, day: 1, hour: 0, minute: 0, second: 5 });
  });
});

describe('the name of a time zone', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('%j is known: %s', (name, isKnown) => {
    expect(isTimeZone(name)).toBe(isKnown);
  });
});
