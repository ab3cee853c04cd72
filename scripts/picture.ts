import { spawn } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './command/failure.ts';
import { projectRoot } from './command/project.ts';
import { runCommand } from './command/run-command.ts';

const help = `Makes the picture in README.md: the home page of the demonstration site, in a browser.

  npm run picture [-- --browser <program>]

  --browser <program>   Chromium or Chrome (default: /usr/bin/chromium)
  --help                print this

Fonts for Chinese and Persian must be installed, such as Debian's fonts-noto-cjk and fonts-noto-core.
`;

const picture = join(projectRoot, 'docs', 'images', 'home.png');
const port = 8798;

// Milliseconds.
const startTimeout = 120_000;

await runCommand('picture', help, async () => {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: '/usr/bin/chromium' },
    },
  });
  await access(values.browser).catch(() => {
    throw new Failure(`${values.browser} does not exist; name a browser with --browser`, 2);
  });
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-picture-'));
  const stop = await startDemonstration(join(folder, 'state'));
  try {
    await takePicture(values.browser, join(folder, 'profile'));
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`Made ${picture}`);
  return 0;
});

/**
 * Starts `npm start` and waits until it has imported the demonstration site.
 *
 * @returns a function that stops it
 */
async function startDemonstration(state: string): Promise<() => Promise<void>> {
  const args = [join(projectRoot, 'scripts', 'start.ts'), '--port', String(port), '--state', state];
  // The pictures of the demonstration site are on a host that does not exist.
  const env = { ...process.env, PAGE_PICTURES: 'off' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const isReady = new Promise<boolean>((resolve) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('Ctrl-C')) resolve(true);
    });
    setTimeout(() => resolve(false), startTimeout).unref();
  });
  if (await Promise.race([isReady, ended.then(() => false)])) return stop;
  await stop();
  throw new Failure('the demonstration site did not start');
}

async function takePicture(browser: string, profile: string): Promise<void> {
  const child = spawn(
    browser,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--hide-scrollbars',
      '--force-device-scale-factor=1.5',
      '--window-size=1120,760',
      `--user-data-dir=${profile}`,
      `--screenshot=${picture}`,
      `http://127.0.0.1:${port}/`,
    ],
    { stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Failure(`${browser} exited with ${code}`);
}
