import type { Figures, SizeFigures } from '../figures.ts';
import type { Chart, Series } from './chart.ts';
import type { PeerResult } from './peer-sections.ts';

const requests = [
  'site, RSS',
  'smallest category, RSS',
  'category, oldest archive page',
  'search',
  'home page',
  'site, RSS: 304',
];
const steps = ['whole import', 'nothing changed', 'one post changed', 'one category renamed'];

/** The charts of a run of the benchmark, by the names of their files. There is none of a single size. */
export function chartsOf({ sizes }: Figures): ReadonlyMap<string, Chart> {
  if (sizes.length < 2) return new Map();
  const cpuOf =
    (name: string) =>
    ({ feeds = [] }: SizeFigures) =>
      feeds.find((request) => request.name === name)?.cpu;
  const secondsOf =
    (name: string) =>
    ({ imports }: SizeFigures) =>
      imports?.steps.find((step) => step.name === name)?.seconds;
  const lines = (names: readonly string[], measureOf: typeof cpuOf) =>
    names.map((name) => ({ name, points: pointsOf(sizes, measureOf(name)) }));
  return withPoints([
    [
      'bench-requests.svg',
      {
        title: 'CPU time of a request, by the number of articles',
        xLabel: 'articles',
        yLabel: 'ms of CPU time, with D1',
        series: lines(requests, cpuOf),
      },
    ],
    [
      'bench-imports.svg',
      {
        title: 'Time of an import, by the number of articles',
        xLabel: 'articles',
        yLabel: 'seconds, by the command',
        series: lines(steps, secondsOf),
      },
    ],
  ]);
}

/** The chart of the comparison with other programs. */
export function peerCharts(results: readonly PeerResult[]): ReadonlyMap<string, Chart> {
  const measured = results.flatMap((result) => ('reason' in result ? [] : [result]));
  if (new Set(measured.map(({ articles }) => articles)).size < 2) return new Map();
  const names = [...new Set(measured.map(({ name }) => name))];
  const series = names.map((name) => ({
    name,
    points: measured
      .filter((result) => result.name === name)
      .map(({ articles, changed }): [number, number] => [articles, changed.seconds]),
  }));
  const title = 'From one changed post to all feeds';
  return new Map([['bench-peers.svg', { title, xLabel: 'posts', yLabel: 'seconds', series }]]);
}

function pointsOf(
  sizes: readonly SizeFigures[],
  measureOf: (figures: SizeFigures) => number | undefined,
): Series['points'] {
  return sizes.flatMap((figures): [number, number][] => {
    const value = measureOf(figures);
    // A logarithmic axis has no zero.
    return value !== undefined && value > 0 ? [[figures.articles, value]] : [];
  });
}

function withPoints(charts: readonly (readonly [string, Chart])[]): ReadonlyMap<string, Chart> {
  return new Map(charts.filter(([, { series }]) => series.some(({ points }) => points.length > 0)));
}
