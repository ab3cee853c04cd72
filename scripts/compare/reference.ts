import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { Failure } from '../command/failure.ts';

const post = v.object({
  path: v.string(),
  url: v.string(),
  id: v.string(),
  feed_id: v.nullish(v.string()),
  date: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'is no date'),
  ),
  title: v.nullish(v.union([v.string(), v.number(), v.boolean()])),
  categories: v.array(v.string()),
  tags: v.array(v.string()),
  published: v.optional(v.boolean(), true),
  draft: v.optional(v.boolean(), false),
  html: v.exactOptional(v.string()),
  render_error: v.exactOptional(v.string()),
});
const unreadable = v.object({ path: v.string(), read_error: v.string() });

/** A post as Jekyll has it. */
export type JekyllPost = v.InferOutput<typeof post>;

/** A post that Jekyll itself could not read. */
export type JekyllFailure = v.InferOutput<typeof unreadable>;

/** What Jekyll makes of a site, as `scripts/jekyll-export.rb` writes it. */
export interface Reference {
  readonly posts: readonly JekyllPost[];
  readonly failures: readonly JekyllFailure[];
}

/**
 * Reads a reference: lines of JSON, packed by gzip or not.
 *
 * @throws {Failure} where the file is missing or a line of it is none of a post
 */
export async function readReference(file: string): Promise<Reference> {
  const posts: JekyllPost[] = [];
  const failures: JekyllFailure[] = [];
  const lines = (await textOf(file)).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = parse(line);
    if (read === undefined) throw new Failure(`${file}, line ${index + 1}: ${notOurs}`, 2);
    if ('read_error' in read) failures.push(read);
    else posts.push(read);
  }
  if (posts.length === 0) throw new Failure(`${file} holds no posts`, 2);
  return { posts, failures };
}

const notOurs = 'this is not what scripts/jekyll-export.rb writes of a post';

function parse(line: string): JekyllPost | JekyllFailure | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(v.union([unreadable, post]), value);
  return parsed.success ? parsed.output : undefined;
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new Failure(`${file} cannot be read`, 2);
  try {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    throw new Failure(`${file} is no complete gzip file`, 2);
  }
}
