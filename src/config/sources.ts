import * as v from 'valibot';
import { type GithubRepository, githubApi } from '../model/github.ts';
import { folders, httpUrl, onOff, secret, text, wholeNumber } from './kinds.ts';

/** The configuration of sources and of the import API. */
export interface SourceConfig {
  /** The token of the API. If undefined, the API is closed. */
  readonly importToken: string | undefined;
  /** The previous token, which is accepted until all clients have the new one. */
  readonly importTokenOld: string | undefined;
  /** The secret of webhooks. If undefined, webhooks are closed. */
  readonly hookSecret: string | undefined;
  /** The repository that the schedule imports from. */
  readonly github: GithubRepository | undefined;
  /** The URL of a `.tar.gz` or `.zip` archive of the site that the schedule imports. */
  readonly archiveUrl: string | undefined;
  /** The maximum size of the decompressed archive, in bytes. */
  readonly archiveMaxBytes: number;
  /** The folder of the site in the bucket: empty, or with a trailing slash. */
  readonly bucketPrefix: string;
  /** The URL of a feed that the schedule imports. */
  readonly feedUrl: string | undefined;
  /** Whether sources may be in private networks, as in local development. */
  readonly allowPrivateSources: boolean;
  /** The maximum share of a source's articles that one import may withdraw, in percent. */
  readonly withdrawMaxPercent: number;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
}

// owner/name@branch, or with the URL that the browser shows. The branch excludes characters that Git forbids
// (git-check-ref-format).
const repositoryParts =
  /^(?:https:\/\/github\.com\/)?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?(?:@([^\s~^:?*[\\]+))?$/;
const repository = v.pipe(
  text,
  v.check((value) => {
    const [, owner = '', name = '', branch = ''] = repositoryParts.exec(value) ?? [];
    return ![owner, name].some((part) => /^\.*$/.test(part)) && !/^\/|\/$|\.\.|\/\//.test(branch);
  }, 'must be owner/name, or owner/name@branch'),
);

// The prefix of a site's keys: no slash at the start, one at the end.
const prefix = v.pipe(
  text,
  v.transform((folder) => folder.trim().replace(/^\/+|\/+$/g, '')),
  v.check(
    (folder) => !/(?:^|\/)\.{0,2}(?:\/|$)/.test(folder) || folder === '',
    'must be a folder of the bucket, like sites/paper',
  ),
  v.transform((folder) => (folder === '' ? '' : `${folder}/`)),
);

/** The schemas of the variables. */
export const sourceVariables = {
  IMPORT_TOKEN: v.optional(secret),
  IMPORT_TOKEN_OLD: v.optional(secret),
  HOOK_SECRET: v.optional(secret),
  GITHUB_REPOSITORY: v.optional(repository),
  GITHUB_FOLDER: v.optional(
    v.pipe(
      folders,
      v.check((list) => list.length <= 1, 'must be a single folder'),
    ),
    '',
  ),
  GITHUB_TOKEN: v.optional(
    v.pipe(text, v.regex(/^[\x21-\x7e]+$/, 'must be a token without spaces and line breaks')),
  ),
  GITHUB_API: v.optional(httpUrl, githubApi),
  ARCHIVE_URL: v.optional(httpUrl),
  ARCHIVE_MAX_MB: wholeNumber(1, 100_000, 2_000),
  BUCKET_PREFIX: v.optional(prefix, ''),
  FEED_URL: v.optional(httpUrl),
  ALLOW_PRIVATE_SOURCES: v.optional(onOff, 'off'),
  WITHDRAW_MAX_PERCENT: wholeNumber(0, 100, 20),
  POST_FOLDERS: v.optional(folders, ''),
};

/** The variables that say where the schedule imports from. */
export const scheduledSourceVariables: readonly string[] = [
  'GITHUB_REPOSITORY',
  'GITHUB_FOLDER',
  'GITHUB_TOKEN',
  'GITHUB_API',
  'ARCHIVE_URL',
  'FEED_URL',
  'BUCKET_PREFIX',
];

/** The variables whose values must never be shown. */
export const secretNames: readonly string[] = [
  'IMPORT_TOKEN',
  'IMPORT_TOKEN_OLD',
  'HOOK_SECRET',
  'GITHUB_TOKEN',
];

const schema = v.object(sourceVariables);

/** Reads the configuration from validated variables. */
export function sourceConfig(vars: v.InferOutput<typeof schema>): SourceConfig {
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

function githubOf(vars: v.InferOutput<typeof schema>): GithubRepository | undefined {
  const [, owner, name, branch] = repositoryParts.exec(vars.GITHUB_REPOSITORY ?? '') ?? [];
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
