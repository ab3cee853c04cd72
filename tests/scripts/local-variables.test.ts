// Runs `npm start` with variables that shells and files of variables write in special ways.
import { expect, it } from 'vitest';
import { newState, run, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';

it('npm start takes variables as they are, with line breaks, quotes and dollar signs', async () => {
  const port = await freePort();
  const environment = {
    SITE_TITLE: `"Harbour's" $HOME, \${HOME} and \\n`,
    NAMED_FEEDS: "partner:\n  title: It's $5\n  without: tags:ads\n",
  };
  const args = ['--port', String(port), '--state', await newState()];
  const started = await start(args, 'Ctrl-C stops it.', environment);
  const feed = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).json();
  expect(await feed('/feed.json')).toMatchObject({ title: environment.SITE_TITLE });
  expect(await feed('/feeds/partner/feed.json')).toMatchObject({ title: "It's $5" });
  await started.interrupt();
});

it('npm start says in one line which variable it cannot pass on', async () => {
  const environment = { NAMED_FEEDS: "partner: {title: It's `ours`}" };
  const args = ['--port', String(await freePort()), '--state', await newState()];
  const { code, output } = await run(['start', '--', ...args], environment);
  expect(output).toContain(
    'a local Worker cannot have both a single quote and a backtick in NAMED_FEEDS\n',
  );
  expect(code).toBe(2);
});
