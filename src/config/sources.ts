import * as v from 'valibot';
import { type GithubRepository, githubApi } from '../model/github.ts';
import { count, folders, httpUrl, onOff, secret, text } from './kinds.ts';

/** Where posts come from, and what they may do. */
export interface SourceConfig {
  /** What a caller of the import API must know; undefined closes the API. */
  readonly importToken: string | undefined;
  /** The token that this one takes the place of, as long as callers have it still. */
  readonly importTokenOld: string | undefined;
  /** What signs the calls of webhooks; undefined closes them. */
  readonly hookSecret: string | undefined;
  /** The repository that the schedule imports. */
  readonly github: GithubRepository | undefined;
  /** Address of a `.tar.gz` or `.zip` of the site that the schedule imports. */
  readonly archiveUrl: string | undefined;
  /** Bytes of the inflated archive after which reading it is given up. */
  readonly archiveMaxBytes: number;
  /** The folder of the bucket that the site is in: empty, or with a `/` at its end. */
  readonly bucketPrefix: string;
  /** Address of a feed of the site that the schedule imports. */
  readonly feedUrl: string | undefined;
  /** Whether sources may be in private networks, as in local development. */
  readonly allowPrivateSources: boolean;
  /** The share of a source's articles, in percent, that one import may withdraw. */
  readonly withdrawMaxPercent: number;
  /** Further folders of posts, besides `_posts`. */
  readonly postFolders: readonly string[];
}

// An owner, a name, and what Git takes for a branch (git-check-ref-format), as far as it matters here.
const place = /^([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:@([^\s~^:?*[\\]+))?$/;
const repository = v.pipe(
  text,
  v.check((written) => {
    const [, owner = '', name = '', branch = ''] = place.exec(written) ?? [];
    return ![owner, name].some((part) => /^\.*$/.test(part)) && !/^\/|\/$|\.\.|\/\//.test(branch);
  }, 'must be owner/name, or owner/name@branch'),
);

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

/** The variables of sources. */
export const sourceVariables = {
  IMPORT_TOKEN: v.optional(secret),
  IMPORT_TOKEN_OLD: v.optional(secret),
  HOOK_SECRET: v.optional(secret),
  GITHUB_REPOSITORY: v.optional(repository),
  GITHUB_FOLDER: v.optional(
    v.pipe(
      folders,
      v.check((list) => list.length <= 1, 'must be one folder'),
    ),
    '',
  ),
  GITHUB_TOKEN: v.optional(
    v.pipe(text, v.regex(/^[\x21-\x7e]+$/, 'must be a token, without spaces or line breaks')),
  ),
  GITHUB_API: v.optional(httpUrl, githubApi),
  ARCHIVE_URL: v.optional(httpUrl),
  ARCHIVE_MAX_MB: count(1, 100_000, 2_000),
  BUCKET_PREFIX: v.optional(prefix, ''),
  FEED_URL: v.optional(httpUrl),
  ALLOW_PRIVATE_SOURCES: v.optional(onOff, 'off'),
  WITHDRAW_MAX_PERCENT: count(0, 100, 20),
  POST_FOLDERS: v.optional(folders, ''),
};

/** Those of them whose value is nobody's business. */
export const secretNames: readonly string[] = [
  'IMPORT_TOKEN',
  'IMPORT_TOKEN_OLD',
  'HOOK_SECRET',
  'GITHUB_TOKEN',
];

const all = v.object(sourceVariables);

/** What the variables say about sources. */
export function sourceConfig(vars: v.InferOutput<typeof all>): SourceConfig {
  return {
    importToken: vars.IMPORT_TOKEN,
    importTokenOld: vars.IMPORT_TOKEN_OLD,
    hookSecret: vars.HOOK_SECRET,
    github: githubOf(vars),
    archiveUrl: vars.ARCHIVE_URL,
    archiveMaxBytes: vars.ARCHIVE_MAX_MB * 1_000_000,
    bucketPrefix: vars.BUCKET_PREFIX,
    feedUrl: vars.FEED_URL,
    allowPrivateSources: vars.ALLOW_PRIVATE_SOURCES === 'on',
    withdrawMaxPercent: vars.WITHDRAW_MAX_PERCENT,
    postFolders: Object.freeze(vars.POST_FOLDERS),
  };
}

function githubOf(vars: v.InferOutput<typeof all>): GithubRepository | undefined {
  const [, owner, name, branch] = place.exec(vars.GITHUB_REPOSITORY ?? '') ?? [];
  if (owner === undefined || name === undefined) return undefined;
  return Object.freeze({
    owner,
    name,
    branch,
    folder: vars.GITHUB_FOLDER[0] ?? '',
    token: vars.GITHUB_TOKEN,
    api: vars.GITHUB_API.replace(/\/+$/, ''),
  });
}
