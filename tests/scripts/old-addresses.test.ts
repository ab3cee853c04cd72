// The old addresses that `npm run readers` finds in a log.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, temporaryFolder } from './support/command.ts';

const requests: readonly (readonly [string, number])[] = [
  ['/feed.xml', 301],
  ['/feed.xml', 301],
  ['/?feed=rss2&secret=1', 301],
  ['/comments/feed/', 410],
  // A web server redirects each address from http to https.
  ['/atom.xml', 301],
  ['/atom.xml', 200],
  ['/search/?q=A-SECRET', 301],
  ['/wp-login.php', 404],
];

it('a log has the old addresses that are still asked for, and nothing that is served or searched for', async () => {
  const file = join(await temporaryFolder(), 'access.log');
  const lines = requests.map(
    ([url, status]) =>
      `203.0.113.7 - - [27/Nov/2026:06:02:39 +0100] "GET ${url} HTTP/1.1" ${status} 512 "-" "FreshRSS/1.28.0"\n`,
  );
  await writeFile(file, lines.join(''));
  const { output } = await run(['readers', '--', '--log', file]);
  const [, table = ''] = output.split('Old address, redirected or gone\n');
  const rows = table.split('\n').map((row) => row.trim());
  expect(rows.slice(0, 4)).toEqual(['2  /feed.xml', '1  /?…', '1  /comments/feed/', '']);
  expect(output).not.toMatch(/secret|wp-login/i);
});
