import type { Figures, SizeFigures } from '../figures.ts';
import { rowsOfSizes, type Section, short, whole } from './section.ts';

/** The tables of requests. */
export function feedSections({ sizes }: Figures): Section[] {
  const sections = [requestSection(sizes), constantSection(sizes), visibleSection(sizes)];
  return sections.filter(({ rows }) => rows.length > 0);
}

function requestSection(sizes: readonly SizeFigures[]): Section {
  return {
    title: 'Requests that reach the Worker',
    columns: ['request', 'articles', 'bytes', 'rows read', 'calls of D1', 'ms in D1'].concat([
      'CPU ms, median',
      'CPU ms, best',
    ]),
    rows: rowsOfSizes(sizes, ({ feeds = [] }) =>
      feeds.map(({ name, bytes, counts, cpu, bestCpu }) => [
        name,
        ...[bytes, counts.rowsRead, counts.calls, counts.milliseconds].map(whole),
        short(cpu),
        short(bestCpu),
      ]),
    ),
    note: 'The CPU time includes that of the databases, which run in the same process here and elsewhere at Cloudflare.',
  };
}

function constantSection(sizes: readonly SizeFigures[]): Section {
  return {
    title: 'Requests a second, beside a Worker that returns a constant of the same size',
    columns: ['request', 'articles', 'requests/s', 'constant, requests/s', 'times'].concat([
      'CPU ms',
      'constant, CPU ms',
      'times',
    ]),
    rows: rowsOfSizes(sizes, ({ constant = [] }) =>
      constant.map(({ name, rate, constantRate, cpu, constantCpu }) => [
        name,
        whole(rate),
        whole(constantRate),
        (constantRate / rate).toFixed(2),
        short(cpu),
        short(constantCpu),
        constantCpu === 0 ? '' : (cpu / constantCpu).toFixed(2),
      ]),
    ),
  };
}

function visibleSection(sizes: readonly SizeFigures[]): Section {
  return {
    title: 'From a saved post to the feed',
    columns: ['articles', 'seconds, median', 'seconds, best', 'scopes', 'stale scopes'],
    rows: sizes.flatMap(({ articles, visible }) => {
      if (!visible) return [];
      const { seconds, bestSeconds, scopes, staleScopes } = visible;
      return [
        [whole(articles), short(seconds), short(bestSeconds), whole(scopes), whole(staleScopes)],
      ];
    }),
    note: 'A stale scope is one whose cache tag the change invalidates at the edge. Each scope has three feeds.',
  };
}
