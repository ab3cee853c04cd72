/** The base URL of GitHub's own API. */
export const githubApi = 'https://api.github.com';

/** A repository on GitHub, or on a host with the same API. */
export interface GithubRepository {
  readonly owner: string;
  readonly name: string;
  /** Undefined for the repository's default branch. */
  readonly branch: string | undefined;
  /** The folder of the site in the repository; empty for the root. */
  readonly folder: string;
  readonly token: string | undefined;
  /** The base URL of the API, without a trailing slash. */
  readonly api: string;
}
