// A running Feedmill for tests: the deployed Worker in its own runtime, asked over HTTP.
import { exports } from 'cloudflare:workers';
import { packTar } from 'modern-tar';

export const publicUrl = 'https://feeds.example';

const token = 'a-token-for-tests-only';

/** A site configuration that is enough for most tests. */
export const plainConfig = [
  'title: The Paper',
  'description: News of a small town',
  'url: https://paper.example',
  'lang: en',
  'author: The Desk',
].join('\n');

/** A post's text: front matter and a body. */
export function post(frontMatter: string, body = 'Some text.\n'): string {
  return `---\n${frontMatter}\n---\n${body}`;
}

/** Asks the Worker as a feed reader does; redirects are not followed. */
export function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(
    new Request(`https://feeds.example${path}`, { headers, redirect: 'manual' }),
  );
}

/** Calls the import API with the right token, or with the one given. */
export function callApi(
  method: string,
  path: string,
  body?: BodyInit | null,
  authorization = `Bearer ${token}`,
): Promise<Response> {
  return exports.default.fetch(
    new Request(`https://feeds.example${path}`, {
      method,
      headers: { Authorization: authorization },
      ...(body ? { body } : {}),
    }),
  );
}

/** Files as a tar archive, as the import API takes them. */
export function tar(files: Readonly<Record<string, string | Uint8Array>>) {
  return packTar(
    Object.entries(files).map(([name, content]) => {
      const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return { header: { name, size: body.length, mtime: new Date(0) }, body };
    }),
  );
}

/** A run of the import API from start to end. */
export async function importSite(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { source?: string; config?: string; gone?: readonly string[]; future?: boolean } = {},
): Promise<{ posts: { path: string; outcome: string; note: string }[]; withdrawn: number }> {
  const { source = 'push', config = plainConfig, gone = [], future = false } = options;
  const started = await callApi(
    'POST',
    `/api/sources/${source}/runs?future=${future ? 1 : 0}`,
    await tar({ '_config.yml': config }),
  );
  const { run } = await started.json<{ run: number }>();
  const sent = await callApi('POST', `/api/runs/${run}/posts`, await tar(files));
  if (sent.status !== 200) throw new Error(`posts: ${sent.status} ${await sent.text()}`);
  const { posts } = await sent.json<{ posts: { path: string; outcome: string; note: string }[] }>();
  await callApi('POST', `/api/runs/${run}/gone`, JSON.stringify({ paths: gone }));
  const finished = await callApi('POST', `/api/runs/${run}/finish`);
  const { withdrawn } = await finished.json<{ withdrawn: number }>();
  return { posts, withdrawn };
}
