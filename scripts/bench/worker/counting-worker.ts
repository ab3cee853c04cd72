import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../command/project.ts';

/** The path at which the counting Worker returns what it has counted since it started. */
export const countsPath = '/--counts';

// D1 reports what each statement has cost, but not through `raw()`, by which Drizzle reads. So the counts are
// taken where the calls are sent. `_sendOrThrow` is internal to the runtime: if it is missing one day, nothing
// is counted, and the benchmark says so.
const code = (worker: string) => `
import { env } from 'cloudflare:workers';
import Feedmill from '${worker}';
export { ImportWorkflow } from '${worker}';

const zero = () => ({ calls: 0, rowsRead: 0, rowsWritten: 0, milliseconds: 0 });
const counts = { articles: zero(), index: zero() };

const articles = env.DB.withSession().fetcher;
const session = Object.getPrototypeOf(env.DB.withSession());
const send = session._sendOrThrow;
session._sendOrThrow = async function (...parameters) {
  const result = await send.apply(this, parameters);
  const sum = this.fetcher === articles ? counts.articles : counts.index;
  sum.calls++;
  for (const { meta } of Array.isArray(result) ? result : [result]) {
    sum.rowsRead += meta.rows_read;
    sum.rowsWritten += meta.rows_written;
    sum.milliseconds += meta.duration;
  }
  return result;
};

export default class Counting extends Feedmill {
  async fetch(request) {
    return request.url.endsWith('${countsPath}') ? Response.json(counts) : super.fetch(request);
  }
}
`;

/**
 * Writes a Worker that is Feedmill's, and also counts what its statements cost.
 *
 * @returns the path of its file
 */
export async function writeCountingWorker(folder: string): Promise<string> {
  const file = join(folder, 'counting.js');
  await writeFile(file, code(join(projectRoot, 'src', 'worker.ts').replaceAll('\\', '/')));
  return file;
}
