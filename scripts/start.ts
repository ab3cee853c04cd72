import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportClient } from './client/import-client.ts';
import { readCrons } from './command/crons.ts';
import { Failure } from './command/failure.ts';
import { haltIfInterrupted } from './command/interruption.ts';
import { defaultPort, demoSite, localFolder } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { userPath } from './command/user-path.ts';
import { wholeNumber } from './command/whole-number.ts';
import { workerConfig } from './command/worker-config.ts';
import { FolderImports } from './import/folder-imports.ts';
import { printSummary } from './import/print-summary.ts';
import { requireReadableDatabase } from './local/database.ts';
import { requireFreePort } from './local/dev-server.ts';
import { requireDiskSpace, withDiskSpace } from './local/disk-space.ts';
import { printUrls } from './local/print-urls.ts';
import { recordStart, requireNoOtherStart } from './local/running-start.ts';
import { sendTick, startSchedule } from './local/schedule.ts';
import { describeSources } from './local/sources.ts';
import { makeStateFolder, writeStateFile } from './local/state-file.ts';
import { localVariables, writeVariables } from './local/variables.ts';
import { startWorker } from './local/worker.ts';
import { stopOnSignals } from './local/wrangler.ts';
import { describeSite } from './site/describe-site.ts';
import { findPosts } from './site/find-posts.ts';
import { openSiteFolder, type SiteFolder } from './site/site-folder.ts';
import { FolderWatch } from './site/watch-folder.ts';

const help = `Serves the feeds of a site of Jekyll or another generator from this machine.

  npm start -- [<folder>] [options]

  <folder>              the root of the site, which holds its configuration
                        (default: a demonstration site)
  --site <folder>       the same
  --port <n>            the port to listen on (default: ${defaultPort})
  --state <folder>      where the data is kept (default: a folder for each site in .feedmill)
  --config <files>      the site's configurations, separated by commas, as for Jekyll
                        (default: its _config.yml)
  --drafts              also import _drafts
  --future              publish posts with a date in the future now
  --allow-withdrawals   withdraw the articles of deleted posts even if they are many, or all
  --no-watch            import the site once, and not again whenever a file is saved
  --sources             also import from the sources that the environment and wrangler.toml
                        name, as the schedule of a deployment does
  --verbose             list every post that has a problem or a note, or was left out
  --help                print this

The variables in docs/configuration.md are taken from the environment, as in
FEED_ITEMS=50 npm start; those that name sources, such as GITHUB_REPOSITORY, only with
--sources, since CI machines set them. Exit status: 0 stopped by Ctrl-C, 1 failed, 2 usage error.
`;

const options = {
  site: { type: 'string' },
  port: { type: 'string', default: String(defaultPort) },
  state: { type: 'string' },
  config: { type: 'string' },
  drafts: { type: 'boolean', default: false },
  future: { type: 'boolean', default: false },
  'allow-withdrawals': { type: 'boolean', default: false },
  'no-watch': { type: 'boolean', default: false },
  sources: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

await runCommand('start', help, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  stopOnSignals(0);
  const port = wholeNumber('--port', values.port, 65_535);
  const openSite = () => openSiteFolder(siteFolder(positionals, values.site), values.config);
  const site = await openSite();
  const state = values.state === undefined ? defaultState(site) : userPath(values.state);
  const variables = await localVariables(port, values.sources);
  const { postFolders } = workerConfig(variables);
  const sourcesLine = await describeSources(variables, values.sources);
  const crons = await readCrons();
  // Fails early if the folder is not a site.
  const { paths } = await findPosts(site, { drafts: values.drafts, postFolders });
  await claimState(state, site);
  await requireFreePort(port);
  await recordStart(state, `http://127.0.0.1:${port}`);
  await requireDiskSpace(state);
  console.log(`Starting Feedmill for ${site.root}\n${describeSite(site, paths)}\n${sourcesLine}`);
  const worker = await withDiskSpace(state, async () => {
    requireReadableDatabase(state);
    return startWorker(state, port, await writeVariables(state, variables));
  });
  const client = new ImportClient(worker.origin, variables.IMPORT_TOKEN ?? '', 'push');
  const sendOptions = {
    drafts: values.drafts,
    future: values.future,
    dryRun: false,
    allowWithdrawals: values['allow-withdrawals'],
  };
  const imports = new FolderImports(client, openSite, sendOptions);
  const watch = values['no-watch'] ? undefined : watchSite(site, imports);
  let stopSchedule = () => {};
  try {
    await watch?.start();
    await withDiskSpace(state, () => importSite(imports, client, site, values.verbose));
    await printUrls(worker.origin, watch?.isOpen === true);
    watch?.release();
    stopSchedule = startSchedule(crons, (cron) => void sendTick(worker.origin, cron));
    await worker.exited;
    await haltIfInterrupted();
    throw new Failure(`the Worker has stopped unexpectedly; its log is ${worker.log}`);
  } finally {
    watch?.close();
    stopSchedule();
    await worker.stop();
  }
});

/**
 * The folder that the user named, as a positional argument or by `--site`.
 *
 * @throws {Failure} if there are several
 */
function siteFolder(positionals: readonly string[], option: string | undefined): string {
  const [folder = demoSite, ...more] =
    option === undefined ? positionals : [option, ...positionals];
  if (more.length > 0) throw new Failure('name one folder, as in: npm start -- ~/my-site', 2);
  return folder;
}

function watchSite({ root }: SiteFolder, imports: FolderImports): FolderWatch {
  return new FolderWatch(
    root,
    (paths) => imports.importChanges(paths),
    (reason) => console.error(`${root} is not watched, so start again after a change: ${reason}`),
  );
}

/** Imports the site. If that fails, what was imported earlier is still served. */
async function importSite(
  imports: FolderImports,
  client: ImportClient,
  site: SiteFolder,
  isVerbose: boolean,
): Promise<void> {
  try {
    const summary = await imports.importAll(site);
    printSummary(summary, { scheduled: await client.scheduled(), isDryRun: false, isVerbose });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`The import failed: ${error.message}`);
  }
}

// The digest tells apart two sites whose folders have the same name.
function defaultState({ root }: SiteFolder): string {
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return join(localFolder, `${basename(root)}-${digest}`);
}

/** Reserves a data folder for one site: two in one database would withdraw each other's articles. */
async function claimState(state: string, { root }: SiteFolder): Promise<void> {
  await makeStateFolder(state);
  const file = join(state, 'site');
  const owner = await readFile(file, 'utf8').catch(() => '');
  if (owner !== '' && owner !== root) {
    throw new Failure(`${state} holds the data of ${owner}; choose another with --state`, 2);
  }
  requireNoOtherStart(state);
  await writeStateFile(file, root);
}
