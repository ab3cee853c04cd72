import { plainDate } from './plain-date.ts';

// Minutes east of UTC. `EST`, `EDT` and the like of North America (RFC 822 §5.1) are read by `Date`. Where
// a name has several meanings, this is the one that feeds use most.
const zones: Readonly<Record<string, number>> = {
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  MET: 60,
  MEZ: 60,
  CEST: 120,
  MEST: 120,
  MESZ: 120,
  EET: 120,
  SAST: 120,
  EEST: 180,
  MSK: 180,
  TRT: 180,
  IRST: 210,
  GST: 240,
  PKT: 300,
  IST: 330,
  WIB: 420,
  ICT: 420,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  AEST: 600,
  ACDT: 630,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  ART: -180,
  AST: -240,
  ADT: -180,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};

// Characters of a date.
const maxLength = 200;

/**
 * Converts a date to ISO 8601, in UTC. A date without a zone is one in UTC.
 *
 * @returns the text as written if it is not a date
 */
export function isoDate(written: string): string {
  if (written.length > maxLength) return written;
  const plain = plainDate(written.trim());
  const time = Date.parse(withZone(plain).replace(/(T.*[+-]\d\d)$/, '$1:00'));
  return Number.isNaN(time) ? written : new Date(time).toISOString();
}

function withZone(text: string): string {
  const [, before = '', name = ''] = /^(.*\d)\s*\(?([A-Za-z]{3,4})\)?$/.exec(text) ?? [];
  const minutes = Object.hasOwn(zones, name.toUpperCase()) ? zones[name.toUpperCase()] : undefined;
  if (minutes !== undefined) return `${before} ${offset(minutes)}`;
  // `Date` reads a date in ISO 8601 without a time as one in UTC, and others in the zone of the machine.
  const isIsoDay = /^[\d-]*$/.test(text);
  const hasZone =
    /(?:[A-Za-z]|[\dA-Za-z]\s*[+-]\d\d?(?::?\d\d)?)\)?$/.test(text) && !/\d\s*[ap]m$/i.test(text);
  return isIsoDay || hasZone ? text : `${text}${text.includes('T') ? '' : ' '}Z`;
}

function offset(minutes: number): string {
  const absolute = Math.abs(minutes);
  const digits = [Math.floor(absolute / 60), absolute % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`;
}
