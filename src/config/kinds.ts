import * as v from 'valibot';
import { isHttpUrl, isOrigin } from '../model/web-url.ts';

// The kinds of values that variables have.

export const text = v.string('must be text');

export const httpUrl = v.pipe(text, v.check(isHttpUrl, 'must be an http(s) URL'));

/** URLs, separated by commas or white space. */
export const httpUrls = v.pipe(
  text,
  v.transform((list) => list.split(/[\s,]+/).filter((url) => url !== '')),
  v.check((list) => list.every(isHttpUrl), 'must be http(s) URLs, separated by commas'),
);

/** A secret that is too long to guess. */
export const secret = v.pipe(text, v.minLength(16, 'must have at least 16 characters'));

export const onOff = v.picklist(['on', 'off'], 'must be on or off');

/** Folders of the site, separated by commas, without slashes at either end. */
export const folders = v.pipe(
  text,
  v.transform((list) => list.split(',').map((one) => one.trim().replace(/^\/+|\/+$/g, ''))),
  v.transform((list) => list.filter((one) => one !== '')),
  v.check(
    (list) => list.every((one) => !/^\.|\/\.|\/\/|[\\*]/.test(one)),
    'must be folders of the site, separated by commas, like old_post',
  ),
);

/** A whole number in decimal digits. */
export function wholeNumber(min: number, max: number, defaultValue: number) {
  return v.pipe(
    v.optional(text, String(defaultValue)),
    v.check(
      (text) => /^\d{1,12}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `must be a whole number from ${min} to ${max}`,
    ),
    v.transform(Number),
  );
}

/** The origin of a website, without a trailing slash. */
export const origin = v.pipe(
  httpUrl,
  v.check(isOrigin, 'must be a URL without a path, like https://feeds.example.com'),
  v.transform((text) => new URL(text).origin),
);
