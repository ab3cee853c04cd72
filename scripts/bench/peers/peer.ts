import type { Corpus } from '../corpus/write-corpus.ts';
import type { Program } from '../run-measured.ts';

/** How a generator is called: what {@link Program} needs, without its name and limit. */
export type Call = Omit<Program, 'name' | 'limit'>;

/** Another program that writes feeds of a site: how it is found, configured and run. */
export interface Peer {
  readonly name: string;
  /** Its program, looked for in the folder of packages and in PATH. */
  readonly program: string;
  /** The arguments that print its version, if it is not a package of npm. */
  readonly versionArgs: readonly string[];
  /** Where it reads the files of posts, relative to its folder. */
  readonly posts: string;
  /** Where it writes, relative to its folder. */
  readonly output: string;
  /** Writes all of its files but the posts. */
  configure(root: string, corpus: Corpus): void;
  /** The arguments of a build of everything. */
  readonly build: readonly string[];
  /** The feed of the site, relative to the output. */
  readonly siteFeed: string;
  /** Which files of the output are feeds of categories, and which of tags. */
  readonly categoryFeeds: RegExp;
  readonly tagFeeds: RegExp;
  readonly environment?: Readonly<Record<string, string>>;
  /** The packages of npm that it consists of; undefined if it is installed otherwise. */
  readonly packages?: readonly string[];
  /** A note on its configuration. */
  readonly note: string;
}

/** How many articles each feed has, as Feedmill's. */
export const feedLimit = 20;
