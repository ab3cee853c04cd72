import { parseArgs } from 'node:util';
import { ImportClient } from './client/import-client.ts';
import { findToken, targetUrl } from './client/target.ts';
import { Failure, refusedStatus } from './command/failure.ts';
import { defaultPort } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { printSummary } from './import/print-summary.ts';
import { sendSince } from './import/send-since.ts';
import { sendSite } from './import/send-site.ts';
import { openSiteFolder } from './site/site-folder.ts';

const help = `Sends the new and changed posts of a site to a running Feedmill.

  npm run import -- <folder> [options]

  <folder>              the root of the site, which holds its configuration
  --to <url>            the Feedmill (default: http://127.0.0.1:${defaultPort})
  --token <token>       its IMPORT_TOKEN (default: FEEDMILL_TOKEN, or for a Feedmill on this
                        machine the token that "npm start" created)
  --source <name>       the name of the source that these posts belong to (default: push)
  --since last          send only what has changed in Git since the commit that was sent last.
                        If that cannot be determined, compare the whole site and print why.
  --since <commit>      the same, but also compare the whole site if this repository does not
                        have the commit
  --config <files>      the site's configurations, separated by commas, as for Jekyll
                        (default: its _config.yml)
  --drafts              also send _drafts
  --future              publish posts with a date in the future now
  --allow-withdrawals   withdraw the articles of deleted posts even if they are many, or all
  --dry-run             only print what would be done
  --verbose             list every post that has a problem or a note, or was left out
  --help                print this

Exit status: 0 imported, 1 failed, 2 usage error, 3 refused: too many articles would have been
withdrawn, so none was; the rest was imported.
`;

const options = {
  to: { type: 'string', default: `http://127.0.0.1:${defaultPort}` },
  token: { type: 'string' },
  source: { type: 'string', default: 'push' },
  since: { type: 'string' },
  config: { type: 'string' },
  drafts: { type: 'boolean', default: false },
  future: { type: 'boolean', default: false },
  'allow-withdrawals': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

await runCommand('import', help, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new Failure('name one folder, as in: npm run import -- ~/my-site', 2);
  }
  const to = targetUrl(values.to);
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(values.source)) {
    throw new Failure(
      `--source must be made of a-z, 0-9, ".", "_" and "-" (it is "${values.source}")`,
      2,
    );
  }
  const token = await findToken(to, values.token);
  const site = await openSiteFolder(folder, values.config);
  console.log(`Sending ${site.root} to ${to.origin}`);
  const client = new ImportClient(to.origin, token, values.source);
  const sendOptions = {
    drafts: values.drafts,
    future: values.future,
    dryRun: values['dry-run'],
    allowWithdrawals: values['allow-withdrawals'],
  };
  const { since } = values;
  const summary = await (since === undefined
    ? sendSite(client, site, sendOptions)
    : sendSince(client, site, sendOptions, since));
  printSummary(summary, {
    scheduled: await client.scheduled(),
    isDryRun: values['dry-run'],
    isVerbose: values.verbose,
  });
  return summary.refusal === null ? 0 : refusedStatus;
});
