// `npm run status` against a Feedmill in `wrangler dev`, with a scheduled source and one whose posts are sent.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './support/command.ts';
import { type ServedArchive, serveArchive } from './support/site-archive.ts';
import { importToken, WatchingFeedmill } from './support/watching-feedmill.ts';

const config = 'title: Small paper\nurl: https://small.example\n';
const posts = (days: number) =>
  Object.fromEntries(
    Array.from({ length: days }, (_, at) => [
      `_posts/2026-01-${String(at + 1).padStart(2, '0')}-day.md`,
      `---\ntitle: Day ${at + 1}\n---\nText.\n`,
    ]),
  );

describe('npm run status', () => {
  let feedmill: WatchingFeedmill;
  let archive: ServedArchive;
  const withToken = { FEEDMILL_TOKEN: importToken };
  const status = (...args: string[]) =>
    run(['status', '--', '--to', feedmill.origin, ...args], withToken);

  beforeAll(async () => {
    const feeds = { '_data/feeds.yml': 'ticker:\n  hours: two\n' };
    archive = await serveArchive({ '_config.yml': config, ...feeds, ...posts(25) });
    const folder = join(await temporaryFolder(), 'site');
    await mkdir(join(folder, '_posts'), { recursive: true });
    await writeFile(join(folder, '_config.yml'), config);
    await writeFile(join(folder, '_posts', '2026-02-01-broken.md'), '---\ntitle: [\n---\n');
    feedmill = await WatchingFeedmill.start({ ARCHIVE_URL: archive.url });
    const sent = await run(['import', '--', folder, '--to', feedmill.origin], withToken);
    expect(sent).toMatchObject({ code: 0 });
  });

  afterAll(async () => {
    await feedmill?.stop();
    await archive?.close();
  });

  it('runs an import and waits until it ends', async () => {
    const ended = await status('--run', 'archive');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.output).toContain('25 new, 0 changed');
    const again = await status('--run', 'archive');
    expect(again.output).toContain('There is nothing new.');
  });

  it('shows the sources, their last runs and the broken posts', async () => {
    const { code, output } = await status();
    expect(code).toBe(0);
    expect(output).toMatch(
      /^archive: up to date\n {2}25 posts, 25 articles, 0 posts with a note\n/m,
    );
    expect(output).toContain(
      'a definition of a feed, 1\n    _data/feeds.yml: line 2: feed "ticker"',
    );
    expect(output).toMatch(/^push: its posts are sent, as by "npm run import"\n/m);
    expect(output).toContain(
      'Problem (yaml): front matter that is not YAML, 1\n    _posts/2026-02',
    );
    expect(output).toMatch(/The last runs\n( {2}\w+ \d+, done .*\n)+/);
    expect(output).toMatch(/The next tick is at .* UTC, in \d+ \w+, according to wrangler.toml\./);
  });

  it('ends with 3 if too much would be withdrawn, and says how to allow it', async () => {
    const added = { '_posts/2026-03-01-new.md': '---\ntitle: New\n---\n' };
    await archive.publish({ '_config.yml': config, ...posts(1), ...added });
    const refused = await status('--run', 'archive');
    expect(refused.code).toBe(3);
    expect(refused.output).toContain('1 new, 0 changed');
    expect(refused.output).toContain('Refused: 24 of 25 articles would be withdrawn');
    expect(refused.output).toContain('--run archive --allow-withdrawals');
    expect((await status()).output).toMatch(/^archive: refused: 24 of 25 articles would /m);
    const allowed = await status('--run', 'archive', '--allow-withdrawals');
    expect(allowed.output).toContain('24 withdrawn');
    expect(allowed.code).toBe(0);
  });

  it('fails with 1 if the source fails, and gives the reason in JSON', async () => {
    archive.status = 500;
    expect(await status('--run', 'archive')).toMatchObject({ code: 1 });
    archive.status = 200;
    const { output } = await status('--json');
    const answer: unknown = JSON.parse(output.slice(output.indexOf('{\n')));
    expect(answer).toMatchObject({
      sources: [{ source: 'archive', failures: 1, reason: expect.stringContaining('500') }, {}],
    });
  });

  it.each([
    ['an invalid URL', ['--to', 'here']],
    ['withdrawals without a source', ['--allow-withdrawals']],
    ['an unknown source', ['--run', 'none']],
    ['an unknown option', ['--rum', 'archive']],
  ])('fails with 2 if it is given %s', async (_, args) => {
    const ended = await status(...args);
    expect(ended.code).toBe(2);
    expect(ended.output).not.toMatch(/^\s+at /m);
  });

  it('fails with 1 if the token is wrong', async () => {
    const ended = await status('--token', 'a-wrong-token-of-mine');
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.output).toContain('does not accept the token');
  });
});
