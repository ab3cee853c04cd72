// Sends requests to the deployed Worker in its own runtime.
import { exports } from 'cloudflare:workers';
import { packTar } from 'modern-tar';
import { vi } from 'vitest';

export const publicUrl = 'https://feeds.example';

const token = 'a-token-for-tests-only';

/** A site configuration for most tests. */
export const plainConfig = [
  'title: The Paper',
  'description: News of a small town',
  'url: https://paper.example',
  'lang: en',
  'author: The Desk',
].join('\n');

/** Returns the text of a post with front matter and a body. */
export function post(frontMatter: string, body = 'Some text.\n'): string {
  return `---\n${frontMatter}\n---\n${body}`;
}

/** Sends a GET request as a feed reader does, without following redirects. */
export function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(
    new Request(`https://feeds.example${path}`, { headers, redirect: 'manual' }),
  );
}

/** Sends a request to the API, with the valid token unless another is given. */
export function callApi(
  method: string,
  path: string,
  body?: BodyInit | null,
  authorization = `Bearer ${token}`,
): Promise<Response> {
  return exports.default.fetch(
    new Request(`https://feeds.example${path}`, {
      method,
      // Tests send more requests than the rate limit of one IP address allows.
      headers: { Authorization: authorization, 'CF-Connecting-IP': anyAddress() },
      ...(body ? { body } : {}),
    }),
  );
}

function anyAddress(): string {
  return `192.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
}

/** Packs files into a tar archive, as the import API expects them. */
export function tar(files: Readonly<Record<string, string | Uint8Array>>) {
  return packTar(
    Object.entries(files).map(([name, content]) => {
      const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return { header: { name, size: body.length, mtime: new Date(0) }, body };
    }),
  );
}

interface SentPost {
  readonly path: string;
  readonly outcome: string;
  readonly note: string;
}

interface RunOptions {
  readonly source?: string;
  readonly config?: string;
  readonly future?: boolean;
  /** The text of `_data/feeds.yml`. */
  readonly feeds?: string;
}

/** Starts a run of the import API and returns its number. */
export async function startRun(options: RunOptions = {}): Promise<number> {
  const { source = 'push', config = plainConfig, future = false, feeds } = options;
  const started = await callApi(
    'POST',
    `/api/sources/${source}/runs?future=${future ? 1 : 0}`,
    await tar({
      '_config.yml': config,
      ...(feeds === undefined ? {} : { '_data/feeds.yml': feeds }),
    }),
  );
  if (started.status !== 201) throw new Error(`run: ${started.status} ${await started.text()}`);
  return (await started.json<{ run: number }>()).run;
}

/** Sends posts to a run and returns the outcomes, except those of unchanged files. */
export async function sendPosts(
  run: number,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<SentPost[]> {
  const sent = await callApi('POST', `/api/runs/${run}/posts`, await tar(files));
  if (sent.status !== 200) throw new Error(`posts: ${sent.status} ${await sent.text()}`);
  return (await sent.json<{ posts: SentPost[] }>()).posts;
}

/** Imports posts in a complete run of the import API, which may withdraw any number of articles. */
export async function importSite(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: RunOptions & { deleted?: readonly string[] } = {},
): Promise<{ posts: SentPost[]; withdrawn: number }> {
  const run = await startRun(options);
  await callApi(
    'POST',
    `/api/runs/${run}/deleted`,
    JSON.stringify({ paths: options.deleted ?? [] }),
  );
  const posts = await sendPosts(run, files);
  const finished = await callApi('POST', `/api/runs/${run}/finish?withdraw=all`);
  const { withdrawn } = await finished.json<{ withdrawn: number }>();
  return { posts, withdrawn };
}

/**
 * Imports posts while the clock stands still. Otherwise the import of many on a busy machine would leave a part of the
 * index of the search to the schedule.
 */
export async function importIndexed(files: Readonly<Record<string, string>>): Promise<void> {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  try {
    await importSite(files);
  } finally {
    vi.useRealTimers();
  }
}

/** Returns the titles in a JSON Feed, newest first. */
export async function titlesAt(path: string): Promise<string[]> {
  const feed = await (await get(path)).json<{ items: { title: string }[] }>();
  return feed.items.map((item) => item.title);
}

/** Returns the items of the site's JSON Feed. */
export async function siteItems(): Promise<
  { id: string; url: string; title: string; date_published: string; date_modified: string }[]
> {
  const response = await get('/feed.json');
  return (await response.json<{ items: Awaited<ReturnType<typeof siteItems>> }>()).items;
}

/** Returns the ETag of the response at a path. */
export async function etagAt(path: string): Promise<string | null> {
  const response = await get(path);
  await response.body?.cancel();
  return response.headers.get('ETag');
}
