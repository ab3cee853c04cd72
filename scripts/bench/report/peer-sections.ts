import type { GivenUp, PeerFigures } from '../peers/run-peer.ts';
import { megabytes, type Section, short, whole } from './section.ts';

/** The results of the comparison with other programs. */
export type PeerResult = PeerFigures | GivenUp;

/** The table of the comparison with other programs: a row for each program at each size. */
export function peerSection(results: readonly PeerResult[]): Section {
  return {
    title: 'From one changed post to all feeds, beside generators',
    columns: [
      'program',
      'version',
      'posts',
      'one post, s',
      'CPU s',
      'whole, s',
      'CPU s',
      'posts/s',
    ].concat(['MB of memory', 'MB written', 'categories with a feed', 'tags with a feed']),
    rows: results.map(rowOf),
  };
}

function rowOf(result: PeerResult): string[] {
  const start = [result.name, result.version, whole(result.articles)];
  if ('reason' in result)
    return [...start, result.reason.split('\n')[0] ?? '', ...Array(8).fill('')];
  const { changed, whole: build, categories, categoryFeeds, tags, tagFeeds } = result;
  return [
    ...start,
    short(changed.seconds),
    short(changed.cpu),
    short(build.seconds),
    short(build.cpu),
    whole(result.articles / build.seconds),
    megabytes(Math.max(build.peak, changed.peak)),
    megabytes(result.bytes),
    `${whole(categoryFeeds)} of ${whole(categories)}`,
    `${whole(tagFeeds)} of ${whole(tags)}`,
  ];
}
