/** Where GitHub's own API is. */
export const githubApi = 'https://api.github.com';

/** A repository on GitHub, or on a host that answers like it. */
export interface GithubRepository {
  readonly owner: string;
  readonly name: string;
  /** Undefined for the repository's default branch. */
  readonly branch: string | undefined;
  /** The folder that the site is in; empty for the root. */
  readonly folder: string;
  readonly token: string | undefined;
  /** Where the API is, without a slash at its end. */
  readonly api: string;
}
