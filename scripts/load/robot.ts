import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type ScopeKey, slugOf } from '../../src/model/scope.ts';
import { makePost, postText } from '../bench/corpus/post.ts';
import { packFiles } from '../client/import-client.ts';
import { increment } from '../command/increment.ts';

/** The secret of the webhooks. */
export const hookSecret = 'a-secret-for-the-load';

/** How many webhooks are sent for a commit. Services repeat them, and strangers send their own. */
const webhooksPerCommit = 6;

/**
 * A newsroom's robot: the archive of its site on a local web server, to which it adds posts. It tells Feedmill
 * of each commit by webhooks, more than are needed.
 */
export class Robot {
  readonly #server: Server;
  readonly #files = new Map<string, string>();
  readonly #total: number;
  #next = 0;
  readonly #categories = new Set<string>();
  readonly #tags = new Set<string>();
  #archive = new Uint8Array();
  #version = 0;
  #newest = '';
  /** How many commits were made. */
  commits = 0;
  /** How many webhooks got each status. */
  readonly webhooks = new Map<number, number>();

  /**
   * @param first how many posts the site has at first
   * @param total how many it may have in the end
   */
  constructor(first: number, total: number) {
    this.#total = total;
    this.#files.set('_config.yml', 'title: 山海快讯\nurl: https://newsroom.example\nlang: zh-CN\n');
    while (this.#next < first) this.#write();
    this.#server = createServer((request, response) => {
      const etag = `"${this.#version}"`;
      const isCurrent = request.headers['if-none-match'] === etag;
      response.writeHead(isCurrent ? 304 : 200, { ETag: etag });
      response.end(isCurrent ? undefined : this.#archive);
    });
  }

  /** Starts the server of the archive. */
  async start(port: number): Promise<void> {
    await this.#publish();
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The title of the newest post. */
  get newest(): string {
    return this.#newest;
  }

  /** The categories and tags of the posts so far. */
  scopes(): readonly ScopeKey[] {
    return [
      ...Array.from(
        this.#categories,
        (name): ScopeKey => ({ kind: 'category', slug: slugOf(name) }),
      ),
      ...Array.from(this.#tags, (name): ScopeKey => ({ kind: 'tag', slug: slugOf(name) })),
    ];
  }

  /** Adds up to three posts, mends one and deletes one, then sends the webhooks. */
  async commit(feedmill: string): Promise<void> {
    const posts = [...this.#files.keys()].filter((path) => path.startsWith('_posts/'));
    const [mended, deleted] = [posts.at(-5), posts.at(-9)];
    if (mended) this.#files.set(mended, `${this.#files.get(mended)}\n更正。\n`);
    if (deleted) this.#files.delete(deleted);
    for (let added = 0; added < 1 + (this.commits % 3); added++) this.#write();
    await this.#publish();
    this.commits++;
    await this.announce(feedmill);
  }

  /** Sends the webhooks of a commit. */
  async announce(feedmill: string): Promise<void> {
    const sent = Array.from({ length: webhooksPerCommit }, (_, index) => index > 0);
    await Promise.all(sent.map((isForged) => this.#sendWebhook(feedmill, isForged)));
  }

  #write(): void {
    const post = makePost(this.#next++, this.#total);
    this.#files.set(`_posts/${post.name}`, postText(post));
    this.#newest = post.title;
    this.#categories.add(post.category);
    this.#tags.add(post.tag);
  }

  async #publish(): Promise<void> {
    const encoder = new TextEncoder();
    this.#archive = await packFiles(
      Array.from(this.#files, ([path, text]) => ({
        path: `site-main/${path}`,
        bytes: encoder.encode(text),
        modifiedAt: new Date(0),
      })),
    );
    this.#version++;
  }

  async #sendWebhook(feedmill: string, isForged: boolean): Promise<void> {
    const body = JSON.stringify({ ref: 'refs/heads/main', version: this.#version });
    const key = isForged ? 'another-secret-than-that' : hookSecret;
    const signature = createHmac('sha256', key).update(body).digest('hex');
    const response = await fetch(`${feedmill}/hooks/archive`, {
      method: 'POST',
      body,
      headers: { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': `sha256=${signature}` },
    });
    await response.body?.cancel();
    increment(this.webhooks, response.status);
  }
}
