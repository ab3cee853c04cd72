// The offset of a time zone is kept for a few days at a time. It must be the same as without that.
import { describe, expect, it } from 'vitest';
import { offsetAt } from '../../src/model/utc-offset.ts';
import { randomFrom, seed } from '../support/random.ts';

// Clocks that change by half an hour, for a few weeks, at midnight, by a whole day, and never.
const zones = [
  ...['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Gaza'],
  ...['Africa/Cairo', 'Pacific/Apia', 'Asia/Kathmandu', 'Europe/Dublin', 'America/St_Johns', 'UTC'],
];

const day = 24 * 60 * 60 * 1000;

/** The offset as `Intl` writes it, like `GMT-04:30:15`. */
function writtenOffset(time: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const parts = format.formatToParts(time);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /^GMT([-+])(\d+):(\d+)(?::(\d+))?$/.exec(name) ?? [];
  const total = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (sign === '-' ? -total : total) * 1000 + 0;
}

describe('the offset of a time zone', () => {
  it.each(zones)(`of %s is right at any time (TEST_SEED=${seed})`, (zone) => {
    const next = randomFrom(seed);
    for (let round = 0; round < 300; round++) {
      const time = Date.UTC(1900 + Math.floor(next() * 150), 0, 1) + Math.floor(next() * 365 * day);
      const times = [0, 1, day / 2, day, 3 * day, 9 * day].map((later) => time + later);
      const found = times.map((each) => offsetAt(each, zone));
      expect({ zone, time, found }).toEqual({
        zone,
        time,
        found: times.map((each) => writtenOffset(each, zone)),
      });
    }
  });

  it('is right for years before 100', () => {
    const time = Date.parse('0050-06-01T00:00:00Z');
    expect(offsetAt(time, 'UTC')).toBe(0);
  });

  it('is an error for a time zone that does not exist', () => {
    expect(() => offsetAt(0, 'Asia/Nowhere')).toThrow(RangeError);
  });
});
