import { escapeHtml } from '../../../src/model/text.ts';

/** A line of a chart. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A chart with logarithmic axes. */
export interface Chart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly Series[];
}

const [width, height] = [720, 400];
const frame = { left: 70, right: 480, top: 50, bottom: 345 };
// Colours that can be told apart on white and on black, each with a mark of its own for those who cannot.
const colours = ['#2f7fc1', '#d9762b', '#3d9a57', '#b05fc4', '#cf4b5d', '#8d8a2b', '#2b9c9c'];
const marks = ['●', '■', '▲', '◆', '▼', '★', '✚'];

const style = `
text { font: 13px system-ui, sans-serif; fill: #333; }
.title { font-size: 15px; font-weight: 600; }
.grid { stroke: #8885; }
@media (prefers-color-scheme: dark) { text { fill: #ddd; } }
`;

/** Draws a chart as SVG, whose text is readable on a light and on a dark page. */
export function chartSvg({ title, xLabel, yLabel, series }: Chart): string {
  const all = series.flatMap(({ points }) => points);
  const x = scale(
    all.map(([value]) => value),
    frame.left,
    frame.right,
  );
  const y = scale(
    all.map(([, value]) => value),
    frame.bottom,
    frame.top,
  );
  const middle = (frame.top + frame.bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(title)}">`,
    `<style>${style}</style>`,
    label(frame.left, 25, title, 'class="title"'),
    ...x.ticks.flatMap((value) => [
      line(x.at(value), frame.top, x.at(value), frame.bottom),
      label(x.at(value), frame.bottom + 20, tickText(value), 'text-anchor="middle"'),
    ]),
    ...y.ticks.flatMap((value) => [
      line(frame.left, y.at(value), frame.right, y.at(value)),
      label(frame.left - 8, y.at(value) + 4, tickText(value), 'text-anchor="end"'),
    ]),
    label((frame.left + frame.right) / 2, height - 12, xLabel, 'text-anchor="middle"'),
    label(18, middle, yLabel, `text-anchor="middle" transform="rotate(-90 18 ${middle})"`),
    ...series.flatMap((each, index) => drawSeries(each, index, x.at, y.at)),
    '</svg>\n',
  ].join('\n');
}

function drawSeries(
  { name, points }: Series,
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string[] {
  const colour = colours[index % colours.length];
  const mark = marks[index % marks.length] ?? '';
  const path = points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ');
  const legend = frame.top + 10 + index * 24;
  const fill = `style="fill: ${colour}"`;
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...points.map(([px, py]) => label(x(px), y(py) + 5, mark, `text-anchor="middle" ${fill}`)),
    label(frame.right + 20, legend, mark, fill),
    label(frame.right + 40, legend, name),
  ];
}

/** A logarithmic scale, from the power of ten at or below the least value to the one at or above the largest. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  };
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="grid" x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}"/>`;
}

function label(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escapeHtml(text)}</text>`;
}

function tickText(value: number): string {
  return value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(1)));
}
