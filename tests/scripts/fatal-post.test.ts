// Posts that kill the Worker while `npm run import` sends them.
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportClient } from '../../scripts/client/import-client.ts';
import { sendPosts } from '../../scripts/import/send-posts.ts';
import { openSiteFolder, type SiteFolder } from '../../scripts/site/site-folder.ts';
import { temporaryFolder } from './support/command.ts';
import { close, listen } from './support/local-server.ts';

const paths = Array.from({ length: 9 }, (_, at) => `_posts/2026-01-0${at + 1}-post.md`);

describe('a post that kills the Worker', () => {
  let site: SiteFolder;
  let server: Server;
  let client: ImportClient;
  /** The posts of each accepted request, and those that the client gave up. */
  const accepted: string[] = [];
  const given: string[] = [];
  let isDown = false;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '_posts'));
    for (const path of paths) {
      await writeFile(join(folder, path), path === paths[4] ? 'fatal' : `Text of ${path}`);
    }
    await writeFile(join(folder, '_config.yml'), 'url: https://small.example\n');
    site = await openSiteFolder(folder);
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = gunzipSync(Buffer.concat(chunks)).toString('latin1');
        const found = paths.filter((path) => text.includes(`${path}\0`));
        const isGiven = request.url?.endsWith('?fatal=1') === true;
        if (isDown || (text.includes('fatal\0') && !isGiven)) {
          response.writeHead(503).end('{}');
          return;
        }
        (isGiven ? given : accepted).push(...found);
        const outcome = isGiven ? 'problem' : 'created';
        const posts = found.map((path) => ({ path, outcome, note: '', reasons: '' }));
        response.end(JSON.stringify({ unchanged: 0, posts }));
      });
    });
    client = new ImportClient(await listen(server), 'a-token', 'push');
  });

  afterAll(() => close(server));

  it('is found by halving, and the others are sent', async () => {
    const outcomes: string[] = [];
    await sendPosts(client, 1, site, paths, ({ posts, count }) => {
      expect(posts).toHaveLength(count);
      outcomes.push(...posts.map(({ outcome }) => outcome));
    });
    expect(given).toEqual([paths[4]]);
    expect(accepted).toEqual(paths.filter((path) => path !== paths[4]));
    expect(outcomes.filter((outcome) => outcome === 'problem')).toHaveLength(1);
  });

  it('is not blamed if the Worker fails at every request', async () => {
    isDown = true;
    given.length = 0;
    await expect(sendPosts(client, 1, site, paths.slice(0, 1), () => {})).rejects.toThrow();
    expect(given).toEqual([]);
  });
});
