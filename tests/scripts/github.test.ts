// A site in a repository that changes under a Feedmill which looks at it by GitHub's API.
import { createHmac } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalWorker, migrateLocally, startWorker } from '../../scripts/lib/local-worker.ts';
import { writeVariables } from '../../scripts/lib/variables.ts';
import { freePort, temporaryFolder } from './command.ts';
import { GitRepository } from './git-repository.ts';
import { type GitServer, startGitServer } from './git-server.ts';

const config = 'title: The Paper\nurl: https://paper.example\n';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly date_published: string;
}

let repository: GitRepository;
let server: GitServer;
let worker: LocalWorker;

/** A post of a day; they are counted from the first of January of 2026. */
function post(day: number, title: string): [path: string, text: string] {
  const date = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  return [`_posts/${date}-post.md`, `---\ntitle: ${title}\n---\nA text of its own: ${title}.\n`];
}

beforeAll(async () => {
  const folder = await temporaryFolder();
  repository = await GitRepository.create(join(folder, 'site'));
  const posts = Object.fromEntries([1, 2, 3, 4].map((day) => post(day, `Post ${day}`)));
  await repository.commit({ '_config.yml': config, ...posts });
  server = await startGitServer(repository);
  const [state, port] = [join(folder, 'state'), await freePort()];
  await mkdir(state);
  await migrateLocally(state);
  const variables = await writeVariables(state, {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    GITHUB_REPOSITORY: 'paper/site@main',
    GITHUB_TOKEN: 'a-token-for-tests',
    GITHUB_API: server.origin,
    HOOK_SECRET: 'a-secret-for-tests',
    ALLOW_PRIVATE_SOURCES: 'on',
    POST_FOLDERS: 'old_post',
    FEED_ITEMS: '200',
    FEED_MAX_KB: '20000',
  });
  worker = await startWorker(state, port, variables);
});

afterAll(async () => {
  await worker?.stop();
  await server?.stop();
});

/** What the schedule does every five minutes. */
async function tick(): Promise<void> {
  await fetch(`${worker.origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`);
}

/** What GitHub does at each push. */
async function tell(): Promise<number> {
  const body = JSON.stringify({ ref: 'refs/heads/main', at: Math.random() });
  const digits = createHmac('sha256', 'a-secret-for-tests').update(body).digest('hex');
  const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': `sha256=${digits}` };
  const response = await fetch(`${worker.origin}/hooks/github`, { method: 'POST', headers, body });
  await response.body?.cancel();
  return response.status;
}

async function items(): Promise<Item[]> {
  const response = await fetch(`${worker.origin}/feed.json`);
  if (!response.ok) return [];
  const feed: { items: Item[] } = JSON.parse(await response.text());
  return feed.items;
}

async function expectHead(): Promise<void> {
  const titles = (await repository.titles()).slice(0, 200);
  await expect
    .poll(async () => (await items()).map(({ title }) => title), { timeout: 30_000 })
    .toEqual(titles);
}

/** Lets a tick import what has come; says what the server was asked for. */
async function follow(): Promise<string[]> {
  server.forget();
  await tick();
  await expectHead();
  await expect.poll(isAtRest, { timeout: 30_000 }).toBe(true);
  return [...server.asked];
}

/** Whether every import that was ordered has said what came of it. */
async function isAtRest(): Promise<boolean> {
  const log = await readFile(worker.log, 'utf8');
  const count = (pattern: RegExp) => [...log.matchAll(pattern)].length;
  const ends = count(/message: 'import',[^}]*result: '(?:imported|unchanged|failed|over)'/g);
  return ends >= count(/message: 'import ordered'/g);
}

describe('a repository', () => {
  it('is imported whole at first', async () => {
    expect(await follow()).toEqual(['commits', 'commits', 'tarball']);
  });

  it('is asked one thing where nothing has changed', async () => {
    expect(await follow()).toEqual(['commits']);
  });

  it('has a post fetched alone that has changed', async () => {
    await repository.commit(Object.fromEntries([post(2, 'Post 2, corrected')]));
    expect(await follow()).toEqual(['commits', 'commits', 'compare', 'contents']);
  });

  it('has nothing fetched where no post has changed, and is not compared again', async () => {
    await repository.commit({ 'README.md': 'A paper.\n', '_drafts/soon.md': 'Soon.\n' });
    server.forget();
    await tick();
    await expect.poll(() => server.asked).toEqual(['commits', 'commits', 'compare']);
    await expect.poll(isAtRest).toBe(true);
    expect(await follow()).toEqual(['commits']);
  });

  it('has posts that move, and are the same articles', async () => {
    const before = await items();
    await repository.move('_posts/2026-01-01-post.md', 'old_post/2026-01-01-post.md');
    await repository.move('_posts/2026-01-03-post.md', '_posts/more/2026-01-03-post.md');
    expect((await follow()).slice(2)).toEqual(['compare', 'contents', 'contents']);
    expect(await items()).toEqual(before);
  });

  it('has posts withdrawn that are removed', async () => {
    await repository.commit({ '_posts/2026-01-04-post.md': undefined });
    expect((await follow()).slice(2)).toEqual(['compare']);
    expect(await items()).toHaveLength(3);
  });

  it('is read whole after a force push', async () => {
    await repository.git('reset', '-q', '--hard', 'HEAD~2');
    await repository.commit(Object.fromEntries([post(5, 'Another story')]));
    expect((await follow()).slice(2)).toEqual(['compare', 'tarball']);
  });

  it('is read whole where its configuration or an include has changed', async () => {
    await repository.commit({ '_includes/note.html': 'A note.' });
    server.forget();
    await tick();
    await expect.poll(() => server.asked.slice(2, 4)).toEqual(['compare', 'tarball']);
    await expect.poll(isAtRest).toBe(true);
  });

  it('is read whole where more has changed than a comparison lists', async () => {
    const posts = Array.from({ length: 320 }, (_, at) => post(10 + at - 1_000, `Of ${at}`));
    await repository.commit(Object.fromEntries(posts));
    expect((await follow()).slice(2)).toEqual(['compare', 'tarball']);
  });

  it('has the posts fetched that a thousand commits have changed', async () => {
    const commits = Array.from({ length: 1_000 }, (_, at) => post(20 + (at % 5), `Commit ${at}`));
    await repository.commitEach(commits);
    expect((await follow()).slice(2)).toEqual(['compare', ...Array(5).fill('contents')]);
  });

  it('has what a webhook tells of in its feeds, without a tick of the schedule', async () => {
    await repository.commit(Object.fromEntries([post(28, 'Told of')]));
    expect(await tell()).toBe(202);
    await expectHead();
  });

  it('loses nothing while a robot commits every second and tells of it', async () => {
    for (let at = 0; at < 8; at++) {
      await repository.commit(
        Object.fromEntries([post(30 + at, `Robot ${at}`), post(30, `At ${at}`)]),
      );
      await tell();
      await setTimeout(600);
    }
    await expectHead();
    await expect.poll(isAtRest).toBe(true);
  });

  it('keeps its articles when its branch is gone, and says so', async () => {
    const before = await items();
    await repository.git('branch', '-m', 'main', 'other');
    await tick();
    await expect
      .poll(() => readFile(worker.log, 'utf8'))
      .toMatch(/has no paper\/site@main, or the token may not read it \(422/);
    expect(await items()).toEqual(before);
    await repository.git('branch', '-m', 'other', 'main');
  });

  it('is left alone until the time that it says', async () => {
    await repository.commit(Object.fromEntries([post(50, 'After the limit')]));
    const reset = Math.ceil(Date.now() / 1000) + 3;
    const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(reset) };
    server.forget();
    server.refusal = { status: 403, headers, until: new Date(reset * 1000) };
    while (Date.now() < reset * 1000 - 500) await tick();
    expect(server.refused).toBe(1);
    await setTimeout(1_500);
    await follow();
    expect(await readFile(worker.log, 'utf8')).not.toContain('a-token-for-tests');
  });
});
