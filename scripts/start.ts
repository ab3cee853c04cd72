import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, ConfigError, readConfig, variableNames } from '../src/config/config.ts';
import { ImportClient } from './client/import-client.ts';
import { Failure, runCommand } from './command/failure.ts';
import { defaultPort, localFolder, projectRoot } from './command/project.ts';
import { wholeNumber } from './command/whole-number.ts';
import { printSummary } from './import/print-summary.ts';
import { type SendOptions, sendSite } from './import/send-site.ts';
import { startClock } from './local/schedule.ts';
import { createLocalToken } from './local/token.ts';
import { writeVariables } from './local/variables.ts';
import { type LocalWorker, migrateLocally, requireFreePort, startWorker } from './local/worker.ts';
import { endWithSignals } from './local/wrangler.ts';
import { findPosts, openSiteFolder, type SiteFolder } from './site/site-folder.ts';

const help = `Serves the feeds of a Jekyll site from this machine.

  npm start -- [options]

  --site <folder>       the site's root, which holds _config.yml and _posts;
                        a demonstration site unless given
  --port <n>            ${defaultPort} unless given
  --state <dir>         where its data is kept; a folder of its own in .feedmill unless given
  --drafts              also import _drafts
  --future              publish posts that are dated ahead at once
  --allow-withdrawals   withdraw what is gone even if it is a large part of all
  --verbose             list every post that was left out, failed or has a note
  --help

The variables that README.md lists under "Configuration" are taken from the environment.
`;

await runCommand('start', async () => {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      port: { type: 'string', default: String(defaultPort) },
      state: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      future: { type: 'boolean', default: false },
      'allow-withdrawals': { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  endWithSignals();
  const port = wholeNumber('--port', values.port, 65_535);
  const site = await openSiteFolder(values.site ?? join(projectRoot, 'demo'));
  const state = stateFolder(values.state, site);
  const variables = await localVariables(port);
  const { postFolders } = checked(variables);
  // Before anything is started: whether it is a site at all.
  await findPosts(site, { drafts: values.drafts, postFolders });
  await requireFreePort(port);
  await claimState(state, site);
  console.log(`Starting Feedmill for ${site.root}`);
  await migrateLocally(state);
  const worker = await startWorker(state, port, await writeVariables(state, variables));
  let stopClock = () => {};
  try {
    await importOnce(worker, variables.IMPORT_TOKEN ?? '', site, {
      drafts: values.drafts,
      future: values.future,
      dryRun: false,
      allowWithdrawals: values['allow-withdrawals'],
      isVerbose: values.verbose,
    });
    await printAddresses(worker.origin);
    stopClock = startClock(worker.origin);
    await worker.ended;
    throw new Failure(`the Worker has ended by itself; its log is ${worker.log}`);
  } finally {
    stopClock();
    await worker.stop();
  }
});

// What was imported before is served, whatever becomes of this import.
async function importOnce(
  { origin }: LocalWorker,
  token: string,
  site: SiteFolder,
  options: SendOptions & { readonly isVerbose: boolean },
): Promise<void> {
  try {
    const summary = await sendSite(new ImportClient(origin, token, 'push'), site, options);
    printSummary(summary, { isDryRun: false, isVerbose: options.isVerbose });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`The import failed: ${error.message}`);
  }
}

// Two folders may have the same name.
function stateFolder(given: string | undefined, site: SiteFolder): string {
  if (given !== undefined) return resolve(process.env.INIT_CWD ?? '.', given);
  const mark = createHash('sha256').update(site.root).digest('hex').slice(0, 8);
  return join(localFolder, `${basename(site.root)}-${mark}`);
}

// Two sites in one database would withdraw each other's articles.
async function claimState(state: string, site: SiteFolder): Promise<void> {
  await mkdir(state, { recursive: true }).catch(() => {
    throw new Failure(`${state} cannot be a folder for data`, 2);
  });
  const file = join(state, 'site');
  const owner = await readFile(file, 'utf8').catch(() => site.root);
  if (owner !== site.root) {
    throw new Failure(`${state} holds the data of ${owner}; choose another with --state`, 2);
  }
  await writeFile(file, site.root);
}

async function localVariables(port: number): Promise<Record<string, string>> {
  const variables: Record<string, string> = {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    IMPORT_TOKEN: await createLocalToken(),
    ALLOW_PRIVATE_SOURCES: 'on',
  };
  for (const name of variableNames) {
    const value = process.env[name];
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

function checked(variables: Readonly<Record<string, string>>): Config {
  try {
    return readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(error.message, 2);
    throw error;
  }
}

async function printAddresses(origin: string): Promise<void> {
  const page = await (await fetch(`${origin}/`)).text();
  const first = (kind: string) => new RegExp(`href="(/${kind}/[^"]+/)"`).exec(page)?.[1];
  const lines: [string, string][] = [
    ['/', 'every feed that there is'],
    ['/rss.xml', 'the whole site as RSS'],
    ['/atom.xml', 'as Atom'],
    ['/feed.json', 'as JSON Feed'],
  ];
  const [category, tag] = [first('categories'), first('tags')];
  if (category !== undefined) lines.push([`${category}rss.xml`, 'a category']);
  if (tag !== undefined) lines.push([`${tag}atom.xml`, 'a tag']);
  console.log('\nOpen');
  for (const [path, what] of lines) console.log(`  ${origin}${path}  ${what}`);
  console.log('\nCtrl-C stops it.');
}
