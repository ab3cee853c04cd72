import * as v from 'valibot';
import { isHttpUrl } from '../model/web-url.ts';

// What variables may hold.

export const text = v.string('must be text');

export const httpUrl = v.pipe(text, v.check(isHttpUrl, 'must be an http(s) address'));

/** A secret of a length that nobody guesses. */
export const secret = v.pipe(text, v.minLength(16, 'must have at least 16 characters'));

export const onOff = v.picklist(['on', 'off'], 'must be on or off');

/** Folders of the site, separated by commas. */
export const folders = v.pipe(
  text,
  v.transform((list) => list.split(',').map((one) => one.trim().replace(/^\/+|\/+$/g, ''))),
  v.transform((list) => list.filter((one) => one !== '')),
  v.check(
    (list) => list.every((one) => !/^\.|\/\.|\/\/|[\\*]/.test(one)),
    'must be folders of the site like old_post, separated by commas',
  ),
);

/** A number written in digits, between two bounds. */
export function count(least: number, most: number, otherwise: number) {
  return v.pipe(
    v.optional(text, String(otherwise)),
    v.check(
      (text) => /^\d{1,12}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    ),
    v.transform(Number),
  );
}
