const imfDate = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^\w{6,9}, (\d{2})-(\w{3})-(\d{2}) (\d{2}:\d{2}:\d{2}) GMT$/;
const asctimeDate = /^\w{3} (\w{3} [ \d]\d \d{2}:\d{2}:\d{2}) (\d{4})$/;

/**
 * Parses a date in one of the three forms of RFC 9110 §5.6.7; undefined for any other text.
 *
 * @param now decides the century of a two-digit year
 */
export function parseHttpDate(field: string, now: Date): Date | undefined {
  const text = field.trim();
  if (imfDate.test(text)) return validDate(text);
  const [, asctimeDay, asctimeYear] = asctimeDate.exec(text) ?? [];
  if (asctimeYear !== undefined) return validDate(`${asctimeDay} ${asctimeYear} GMT`);
  const [, day, month, shortYear, time] = rfc850Date.exec(text) ?? [];
  if (shortYear === undefined) return undefined;
  const year = now.getUTCFullYear() - (now.getUTCFullYear() % 100) + Number(shortYear);
  const date = validDate(`${day} ${month} ${year} ${time} GMT`);
  // RFC 9110 §5.6.7: if it seems to be more than 50 years ahead, the previous century is meant.
  if (date && date > yearsAfter(now, 50)) date.setUTCFullYear(year - 100);
  return date;
}

function validDate(text: string): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function yearsAfter(time: Date, years: number): Date {
  const later = new Date(time);
  later.setUTCFullYear(time.getUTCFullYear() + years);
  return later;
}
