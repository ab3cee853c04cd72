import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserProgram, startBrowser } from './browser/launch.ts';
import { answerFor, takePictures } from './browser/pictures.ts';
import { Failure } from './command/failure.ts';
import { demoSite, projectRoot } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { wholeNumber } from './command/whole-number.ts';

const help = `Makes the pictures in README.md: the home page of the demonstration site in Chromium, light and dark.

  npm run picture [-- options]

  --browser <program>   Chromium or Chrome (default: the one that is installed)
  --port <n>            the port for the demonstration site (default: 8798)
  --help                print this

Fonts for Chinese and Persian must be installed, such as Debian's fonts-noto-cjk and fonts-noto-core.
`;

const folder = join(projectRoot, 'docs', 'images');

/** Pages of the demonstration site, by the names of their pictures. Sizes are in CSS pixels. */
const pictures = [{ name: 'home', path: '/', width: 1200, height: 820 }] as const;

// Milliseconds.
const startTimeout = 120_000;

await runCommand('picture', help, async () => {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: browserProgram('chromium') ?? '' },
      port: { type: 'string', default: '8798' },
    },
  });
  if (values.browser === '')
    throw new Failure('Chromium is not installed; name one with --browser', 2);
  const port = wholeNumber('--port', values.port, 65_535);
  const state = await mkdtemp(join(tmpdir(), 'feedmill-picture-'));
  const stop = await startDemonstration(port, join(state, 'state'));
  try {
    await takePicturesOf(`http://127.0.0.1:${port}`, values.browser);
  } finally {
    await stop();
    await rm(state, { recursive: true, force: true });
  }
  return 0;
});

async function takePicturesOf(origin: string, program: string): Promise<void> {
  const browser = await startBrowser('chromium', program);
  try {
    // The host of the demonstration site does not exist.
    const picture = await readFile(join(demoSite, 'assets', 'harbour.svg'), 'utf8');
    const page = await answerFor(browser, 'newsroom.example', picture);
    for (const file of await takePictures(page, origin, pictures, folder))
      console.log(`Made ${file}`);
  } finally {
    await browser.close();
  }
}

/**
 * Starts `npm start` and waits until it has imported the demonstration site.
 *
 * @returns a function that stops it
 */
async function startDemonstration(port: number, state: string): Promise<() => Promise<void>> {
  const args = [join(projectRoot, 'scripts', 'start.ts'), '--port', String(port), '--state', state];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
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
