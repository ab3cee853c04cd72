import { findRenderFailures } from '../feeds/render-check.ts';
import { linkNameOf, postPathsOf } from '../jekyll/link-target.ts';
import type { Article } from '../model/article.ts';
import { errorMessage } from '../model/error-message.ts';
import type { HashedFile } from '../model/post-file.ts';
import { type Note, PostProblem, PostSkipped } from '../model/problem.ts';
import { type RenderContext, type RenderedPost, readPost } from '../post/read-post.ts';
import type { Database } from '../store/database.ts';
import type { Reading } from './plan.ts';
import type { ReadContext } from './read-context.ts';
import { baseSettings } from './read-settings.ts';
import { loadRenderContext, usesFiles } from './render-context.ts';

/** Reads files as posts, or finds out why they cannot be read. */
export async function readFiles(
  db: Database,
  context: ReadContext,
  files: readonly HashedFile[],
): Promise<readonly Reading[]> {
  const renderContext = await loadRenderContext(db, context, files);
  const readings = await Promise.all(files.map((file) => readFile(file, context, renderContext)));
  return rejectUnrenderable(readings);
}

/** Turns posts into problems without reading them, since that kills the Worker. */
export async function rejectFatal(
  _db: Database,
  { settings }: ReadContext,
  files: readonly HashedFile[],
): Promise<readonly Reading[]> {
  const text = 'reading it stops the Worker: it takes too much CPU time or memory';
  return files.map(({ path, hash }) => {
    return { path, hash, readWith: settings, ...rejectionOf(new PostProblem(text, 'work')) };
  });
}

async function readFile(
  file: HashedFile,
  { site, settings }: ReadContext,
  renderContext: RenderContext,
): Promise<Reading> {
  const { path, hash } = file;
  const read = { path, hash, readWith: usesFiles(file) ? settings : baseSettings(settings) };
  const links = new Set<string>();
  const resolveLink = (target: string) => {
    for (const one of postPathsOf(target, site.structure).slice(0, 1)) links.add(linkNameOf(one));
    return renderContext.resolveLink(target);
  };
  try {
    const rendered = await readPost(file, site, { ...renderContext, resolveLink });
    return { ...read, links: [...links], kind: 'rendered', rendered };
  } catch (error) {
    return { ...read, ...rejectionOf(error) };
  }
}

/** Turns each rendered post that feeds cannot show into a problem. */
function rejectUnrenderable(readings: readonly Reading[]): readonly Reading[] {
  const articles = readings.map((reading) =>
    reading.kind === 'rendered' ? articleOf(reading.rendered) : undefined,
  );
  const failures = findRenderFailures(articles.filter((article) => article !== undefined));
  return readings.map((reading, index) => {
    const article = articles[index];
    const failure = article && failures.get(article);
    if (reading.kind !== 'rendered' || failure === undefined) return reading;
    const { rendered: _, ...read } = reading;
    return { ...read, ...rejectionOf(new PostProblem(`feeds cannot show it: ${failure}`)) };
  });
}

function articleOf(rendered: RenderedPost): Article {
  return { ...rendered, updatedAt: rendered.updatedAt ?? rendered.publishedAt };
}

function rejectionOf(error: unknown): { kind: 'skipped' | 'problem'; note: Note } {
  const text = errorMessage(error);
  if (error instanceof PostSkipped)
    return { kind: 'skipped', note: { reason: error.reason, text } };
  if (error instanceof PostProblem)
    return { kind: 'problem', note: { reason: error.reason, text } };
  // A single post must never end a run, even if a library throws something unexpected.
  return { kind: 'problem', note: { reason: 'content', text: `it cannot be read: ${text}` } };
}
