import * as v from 'valibot';
import { isWebAddress } from './model/web-address.ts';

const text = v.string('must be text');

// As it stands before the keys of a bucket: without a slash at its beginning, with one at its end.
const prefix = v.pipe(
  text,
  v.transform((folder) => folder.trim().replace(/^\/+|\/+$/g, '')),
  v.check(
    (folder) => !/(?:^|\/)\.{0,2}(?:\/|$)/.test(folder) || folder === '',
    'must be a folder of the bucket like sites/paper',
  ),
  v.transform((folder) => (folder === '' ? '' : `${folder}/`)),
);

const webAddress = v.pipe(text, v.check(isWebAddress, 'must be an http(s) address'));

/** The variables that name sources, as entries of the schema in config.ts. */
export const sourceVariables = {
  BUCKET_PREFIX: v.optional(prefix, ''),
  FEED_URL: v.optional(webAddress),
};

/** What the variables of sources say, as a part of the configuration. */
export interface SourceConfig {
  /** The folder of the bucket that the site is in: empty, or with a `/` at its end. */
  readonly bucketPrefix: string;
  /** Address of a feed of the site that the schedule imports. */
  readonly feedUrl: string | undefined;
}

/** The configuration of sources out of the variables that were read. */
export function sourceConfig(vars: {
  readonly BUCKET_PREFIX: string;
  readonly FEED_URL?: string | undefined;
}): SourceConfig {
  return { bucketPrefix: vars.BUCKET_PREFIX, feedUrl: vars.FEED_URL };
}
