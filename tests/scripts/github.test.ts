// A Feedmill imports a changing repository through GitHub's API, which a local server imitates.
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/command.ts';
import { GitRepository } from './support/git-repository.ts';
import { type GitServer, startGitServer } from './support/git-server.ts';
import { WatchingFeedmill } from './support/watching-feedmill.ts';

const config = 'title: The Paper\nurl: https://paper.example\n';

let repository: GitRepository;
let server: GitServer;
let feedmill: WatchingFeedmill;

/** Returns the post of a day. Day 1 is January 1, 2026. */
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
  feedmill = await WatchingFeedmill.start({
    GITHUB_REPOSITORY: 'paper/site@main',
    GITHUB_TOKEN: 'a-token-for-tests',
    GITHUB_API: server.origin,
    POST_FOLDERS: 'old_post',
  });
});

afterAll(async () => {
  await feedmill?.stop();
  await server?.stop();
});

const isAtRest = () => feedmill.isAtRest();

async function expectHead(): Promise<void> {
  const titles = (await repository.titles()).slice(0, 200);
  await expect.poll(async () => (await feedmill.items()).map(({ title }) => title)).toEqual(titles);
}

/** Runs a tick, waits for its import and returns the kinds of requests to the server. */
async function follow(): Promise<string[]> {
  server.forget();
  await feedmill.tick();
  await expectHead();
  await expect.poll(isAtRest).toBe(true);
  return [...server.asked];
}

describe('a repository', () => {
  it('is first imported from an archive of all files', async () => {
    expect(await follow()).toEqual(['commits', 'commits', 'tarball']);
  });

  it('gets a single request if nothing has changed', async () => {
    expect(await follow()).toEqual(['commits']);
  });

  it('has only the changed post fetched', async () => {
    await repository.commit(Object.fromEntries([post(2, 'Post 2, corrected')]));
    expect(await follow()).toEqual(['commits', 'commits', 'compare', 'contents']);
  });

  it('has no file fetched if no post has changed, and is not compared again', async () => {
    await repository.commit({ 'README.md': 'A paper.\n', '_drafts/soon.md': 'Soon.\n' });
    server.forget();
    await feedmill.tick();
    await expect.poll(() => server.asked).toEqual(['commits', 'commits', 'compare']);
    await expect.poll(isAtRest).toBe(true);
    expect(await follow()).toEqual(['commits']);
  });

  it('keeps the articles of posts that move', async () => {
    const before = await feedmill.items();
    await repository.move('_posts/2026-01-01-post.md', 'old_post/2026-01-01-post.md');
    await repository.move('_posts/2026-01-03-post.md', '_posts/more/2026-01-03-post.md');
    expect((await follow()).slice(2)).toEqual(['compare', 'contents', 'contents']);
    expect(await feedmill.items()).toEqual(before);
  });

  it('has a removed post withdrawn', async () => {
    await repository.commit({ '_posts/2026-01-04-post.md': undefined });
    expect((await follow()).slice(2)).toEqual(['compare']);
    expect(await feedmill.items()).toHaveLength(3);
  });

  it('is read completely after a force push', async () => {
    await repository.git('reset', '-q', '--hard', 'HEAD~2');
    await repository.commit(Object.fromEntries([post(5, 'Another story')]));
    expect((await follow()).slice(2)).toEqual(['compare', 'tarball']);
  });

  it('is read completely if an include has changed', async () => {
    await repository.commit({ '_includes/note.html': 'A note.' });
    server.forget();
    await feedmill.tick();
    await expect.poll(() => server.asked.slice(2, 4)).toEqual(['compare', 'tarball']);
    await expect.poll(isAtRest).toBe(true);
  });

  it('is read completely if more files have changed than a comparison lists', async () => {
    const posts = Array.from({ length: 320 }, (_, at) => post(10 + at - 1_000, `Of ${at}`));
    await repository.commit(Object.fromEntries(posts));
    expect((await follow()).slice(2)).toEqual(['compare', 'tarball']);
  });

  it('has only the changed posts fetched after a thousand commits', async () => {
    const commits = Array.from({ length: 1_000 }, (_, at) => post(20 + (at % 5), `Commit ${at}`));
    await repository.commitEach(commits);
    expect((await follow()).slice(2)).toEqual(['compare', ...Array(5).fill('contents')]);
  });

  it('is imported after a webhook, without a tick of the schedule', async () => {
    await repository.commit(Object.fromEntries([post(28, 'Told of')]));
    expect(await feedmill.tell()).toBe(202);
    await expectHead();
  });

  it('loses no post while a robot commits and sends a webhook every second', async () => {
    for (let at = 0; at < 8; at++) {
      await repository.commit(
        Object.fromEntries([post(30 + at, `Robot ${at}`), post(30, `At ${at}`)]),
      );
      await feedmill.tell();
      await setTimeout(600);
    }
    await expectHead();
    await expect.poll(isAtRest).toBe(true);
  });

  it('keeps its articles if its branch is missing, and the log gives the reason', async () => {
    const before = await feedmill.items();
    await repository.git('branch', '-m', 'main', 'other');
    await feedmill.tick();
    await expect
      .poll(() => feedmill.log())
      .toMatch(/has no paper\/site@main, or .*GITHUB_TOKEN.* \(422/);
    expect(await feedmill.items()).toEqual(before);
    await repository.git('branch', '-m', 'other', 'main');
  });

  it('gets no request until its rate limit is reset', async () => {
    await repository.commit(Object.fromEntries([post(50, 'After the limit')]));
    server.limitRate(3);
    await feedmill.tick();
    expect(server.refused).toBe(1);
    server.forget();
    const askedAfterTick = async () => {
      await feedmill.tick();
      return server.asked;
    };
    await expect.poll(askedAfterTick).not.toEqual([]);
    expect(server.refused).toBe(1);
    await expectHead();
    expect(await feedmill.log()).not.toContain('a-token-for-tests');
  });
});
