import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../command/failure.ts';
import type { Corpus } from '../corpus/write-corpus.ts';
import { type ProgramUse, runMeasured, TooLong } from '../run-measured.ts';
import { changeNewestPost } from '../site-changes.ts';
import type { Found } from './find-peer.ts';
import type { Peer } from './peer.ts';

/** The cost of writing the feeds of a corpus with a program. */
export interface PeerFigures {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  readonly articles: number;
  readonly whole: ProgramUse;
  /** After one post has changed, until all feeds are written. */
  readonly changed: ProgramUse;
  readonly categories: number;
  readonly categoryFeeds: number;
  readonly tags: number;
  readonly tagFeeds: number;
  /** Bytes of everything that it has written. */
  readonly bytes: number;
}

/** A program that did not get to its end at a number of articles. */
export interface GivenUp {
  readonly name: string;
  readonly version: string;
  readonly articles: number;
  readonly reason: string;
}

/**
 * Measures a peer: a whole build, then one after a post has changed.
 *
 * @param folder where its site is kept, which is deleted afterwards
 * @param limit seconds after which a build is stopped
 */
export async function runPeer(
  peer: Peer,
  found: Found,
  corpus: Corpus,
  {
    folder,
    packages,
    limit,
  }: { readonly folder: string; readonly packages: string | undefined; readonly limit: number },
): Promise<PeerFigures | GivenUp> {
  const { name, note } = peer;
  const { version } = found;
  const root = join(folder, peer.program);
  try {
    mkdirSync(root, { recursive: true });
    peer.configure(root, corpus);
    if (peer.packages && packages !== undefined) {
      symlinkSync(join(packages, 'node_modules'), join(root, 'node_modules'));
    }
    linkPosts(corpus.root, join(root, peer.posts));
    const whole = await build(peer, found, root, limit);
    const title = changeNewestPost({ ...corpus, root }, '更正', peer.posts);
    const changed = await build(peer, found, root, limit);
    requireTitle(peer, root, title);
    const { categories, tags } = corpus;
    const sizes = { categories: categories.size, tags: tags.size };
    return {
      name,
      version,
      note,
      articles: corpus.posts,
      whole,
      changed,
      ...sizes,
      ...outputOf(peer, root),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const reason = error instanceof TooLong ? `more than ${limit} s` : error.message;
    return { name, version, articles: corpus.posts, reason };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function build(
  peer: Peer,
  { file, args }: Found,
  root: string,
  limit: number,
): Promise<ProgramUse> {
  const environment = { ...process.env, ...peer.environment };
  return runMeasured({
    name: peer.name,
    file,
    args: [...args, ...peer.build],
    cwd: root,
    environment,
    limit,
  });
}

// Hard links, since a million copies would take long.
function linkPosts(site: string, to: string): void {
  const from = join(site, '_posts');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) linkSync(join(from, name), join(to, name));
}

/** @throws {Failure} if the feed of the site does not show the post that was changed */
function requireTitle({ name, output, siteFeed }: Peer, root: string, title: string): void {
  const file = join(root, output, siteFeed);
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure(`${name} has not written ${siteFeed}`);
  }
  if (!text.includes(title))
    throw new Failure(`${name} does not show the changed post in ${siteFeed}`);
}

function outputOf({ output, categoryFeeds, tagFeeds }: Peer, root: string) {
  const folder = join(root, output);
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = entries.reduce((sum, path) => {
    const stats = statSync(join(folder, path));
    return stats.isFile() ? sum + stats.size : sum;
  }, 0);
  const matching = (pattern: RegExp) => entries.filter((path) => pattern.test(path)).length;
  return { bytes, categoryFeeds: matching(categoryFeeds), tagFeeds: matching(tagFeeds) };
}
