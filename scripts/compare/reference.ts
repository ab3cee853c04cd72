import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { Failure } from '../command/failure.ts';

const post = v.object({
  path: v.string(),
  url: v.string(),
  id: v.string(),
  feed_id: v.nullish(v.string()),
  /** Null for a document of a collection that has no date. */
  date: v.nullable(
    v.pipe(
      v.string(),
      v.check((text) => !Number.isNaN(Date.parse(text)), 'is not a date'),
    ),
  ),
  title: v.nullish(v.union([v.string(), v.number(), v.boolean()])),
  categories: v.array(v.string()),
  tags: v.array(v.string()),
  // References from before these were exported do not have them.
  image: v.nullish(v.string()),
  author: v.nullish(v.string()),
  published: v.optional(v.boolean(), true),
  draft: v.optional(v.boolean(), false),
  html: v.exactOptional(v.string()),
  render_error: v.exactOptional(v.string()),
});
const failure = v.object({ path: v.string(), read_error: v.string() });

/** A post as Jekyll reads it. */
export type JekyllPost = v.InferOutput<typeof post>;

/** A post that Jekyll cannot read. */
export type JekyllFailure = v.InferOutput<typeof failure>;

/** The posts of a site as Jekyll reads them, written by `scripts/jekyll-export.rb`. */
export interface Reference {
  readonly posts: readonly JekyllPost[];
  readonly failures: readonly JekyllFailure[];
}

/**
 * Reads a reference from a file with one JSON object per line, gzipped or not.
 *
 * @throws {Failure} if the file is missing, a line is invalid, or there are no posts
 */
export async function readReference(file: string): Promise<Reference> {
  const posts: JekyllPost[] = [];
  const failures: JekyllFailure[] = [];
  const lines = (await readText(file)).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (parsed === undefined) throw new Failure(`${file}, line ${index + 1}: ${invalidLine}`, 2);
    if ('read_error' in parsed) failures.push(parsed);
    else posts.push(parsed);
  }
  if (posts.length + failures.length === 0) throw new Failure(`${file} holds no posts`, 2);
  return { posts, failures };
}

const invalidLine = 'not a post in the format of scripts/jekyll-export.rb';

function parseLine(line: string): JekyllPost | JekyllFailure | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(v.union([failure, post]), value);
  return parsed.success ? parsed.output : undefined;
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new Failure(`${file} cannot be read`, 2);
  try {
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    throw new Failure(`${file} is not a complete gzip file`, 2);
  }
}
