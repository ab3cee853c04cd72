import { describe, expect, it } from 'vitest';
import { isTimeZone, midnight, parseDate, wallTimeIn } from '../../src/jekyll/dates.ts';

/** Read as unquoted front matter of a site in Shanghai, which is eight hours ahead of UTC. */
function inShanghai(text: string): string | undefined {
  return parseDate(text, 'Asia/Shanghai', true)?.toISOString();
}

describe('an unquoted date of a front matter', () => {
  it.each([
    ['2021-12-01 13:33:50', '2021-12-01T13:33:50.000Z'],
    ['2021-12-01T13:33:50', '2021-12-01T13:33:50.000Z'],
    ['2021-12-01 1:33:50.25', '2021-12-01T01:33:50.000Z'],
  ])('%j is in UTC, as YAML has it', (text, expected) => {
    expect(inShanghai(text)).toBe(expected);
  });

  it.each([
    ['2021-12-01', '2021-11-30T16:00:00.000Z'],
    ['2021-12-1', '2021-11-30T16:00:00.000Z'],
    ['2021-12-01 13:33', '2021-12-01T05:33:00.000Z'],
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
  ])('%j is in the zone of the site', (text, expected) => {
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
  ])('%j is in the zone that it names', (text, expected) => {
    expect(inShanghai(text)).toBe(expected);
  });
});

describe('a quoted date', () => {
  it('is in the zone of the site, for YAML does not see it', () => {
    const date = parseDate('2021-12-01 13:33:50', 'Asia/Shanghai', false);
    expect(date).toEqual(new Date('2021-12-01T05:33:50Z'));
  });
});

describe('what is no date', () => {
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
  ])('%j is said to be none', (text) => {
    expect(inShanghai(text)).toBeUndefined();
  });

  it('runs over into the next month with a day that its month has not, as in Jekyll', () => {
    expect(inShanghai('2011-02-29')).toBe('2011-02-28T16:00:00.000Z');
    expect(inShanghai('2021-04-31 10:00:00')).toBe('2021-05-01T10:00:00.000Z');
  });

  it('does not take the 29th of February from a leap year', () => {
    expect(inShanghai('2024-02-29')).toBe('2024-02-28T16:00:00.000Z');
  });
});

describe('a zone with summer time', () => {
  it.each([
    ['the day that the clock goes forward', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['the day after', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['the day that it goes back', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['noon of that day', '2026-10-25 12:00', '2026-10-25T11:00:00.000Z'],
  ])('gives %s its own offset', (_, text, expected) => {
    expect(parseDate(text, 'Europe/Berlin', true)?.toISOString()).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2020-03-08 02:30', '2020-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2020-10-04 02:15', '2020-10-03T15:45:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
  ])('takes a time that it leaves out by the clock from before: %s', (zone, text, expected) => {
    expect(parseDate(text, zone, true)?.toISOString()).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2020-11-01 01:30', '2020-11-01T06:30:00.000Z'],
    ['Australia/Lord_Howe', '2020-04-05 01:45', '2020-04-04T15:15:00.000Z'],
  ])('takes a time that it has twice for the second: %s', (zone, text, expected) => {
    expect(parseDate(text, zone, true)?.toISOString()).toBe(expected);
  });

  it.each([
    ['2020-11-01 00:59:59', '2020-11-01T04:59:59.000Z'],
    ['2020-11-01 02:00:00', '2020-11-01T07:00:00.000Z'],
    ['2020-03-08 01:59:59', '2020-03-08T06:59:59.000Z'],
    ['2020-03-08 03:00:00', '2020-03-08T07:00:00.000Z'],
  ])('is not disturbed beside these hours: %s', (text, expected) => {
    expect(parseDate(text, 'America/New_York', false)?.toISOString()).toBe(expected);
  });
});

describe('midnight of a day', () => {
  it('is on the clock of the zone', () => {
    const day = { year: 2026, month: 11, day: 1 };
    expect(midnight(day, 'America/New_York')).toEqual(new Date('2026-11-01T04:00:00Z'));
    expect(midnight(day, 'UTC')).toEqual(new Date('2026-11-01T00:00:00Z'));
  });

  it('does not exist in a month that no calendar has', () => {
    expect(midnight({ year: 2023, month: 27, day: 11 }, 'UTC')).toBeUndefined();
    expect(midnight({ year: 2011, month: 2, day: 32 }, 'UTC')).toBeUndefined();
  });
});

describe('the clock of a zone', () => {
  it('shows its own day and an hour from 0 to 23', () => {
    const shown = wallTimeIn(new Date('2021-12-31T16:00:05Z'), 'Asia/Shanghai');
    expect(shown).toEqual({ year: 2022, month: 1, day: 1, hour: 0, minute: 0, second: 5 });
  });
});

describe('a name of a zone', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('%j: %s', (name, isKnown) => {
    expect(isTimeZone(name)).toBe(isKnown);
  });
});
