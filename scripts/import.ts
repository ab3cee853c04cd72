import { parseArgs } from 'node:util';
import { ImportClient } from './client/import-client.ts';
import { feedmillAddress, tokenFor } from './client/target.ts';
import { Failure, runCommand } from './command/failure.ts';
import { defaultPort } from './command/project.ts';
import { printSummary } from './import/print-summary.ts';
import { sendSince } from './import/send-since.ts';
import { sendSite } from './import/send-site.ts';
import { openSiteFolder } from './site/site-folder.ts';

const help = `Sends the posts of a Jekyll site to a running Feedmill.

  npm run import -- <folder> [options]

  <folder>              the site's root, which holds _config.yml and _posts
  --to <url>            the Feedmill, http://127.0.0.1:${defaultPort} unless given
  --token <token>       its IMPORT_TOKEN; else FEEDMILL_TOKEN is used, and for a Feedmill on
                        this machine the token that "npm start" made
  --source <name>       what these posts are called together there, "push" unless given
  --since <commit>      send only what has changed in Git since the commit that was sent last;
                        "last" will do for a commit. Everything is compared where that is not
                        known, or where this repository does not have the commit
  --drafts              also send _drafts
  --future              publish posts that are dated ahead at once
  --allow-withdrawals   withdraw what is gone even if it is a large part of all
  --dry-run             only say what would be done
  --verbose             list every post that was left out, failed or has a note
  --help

Only what is new or changed is sent. Exit status: 0 imported, 1 failed, 2 called wrongly.
`;

await runCommand('import', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: `http://127.0.0.1:${defaultPort}` },
      token: { type: 'string' },
      source: { type: 'string', default: 'push' },
      since: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      future: { type: 'boolean', default: false },
      'allow-withdrawals': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new Failure('give one folder; --help says more', 2);
  }
  const to = feedmillAddress(values.to);
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(values.source)) {
    throw new Failure('--source must be a name in a-z, 0-9, ".", "_" and "-"', 2);
  }
  const token = await tokenFor(to, values.token);
  const site = await openSiteFolder(folder);
  console.log(`Sending ${site.root} to ${to.origin}`);
  const client = new ImportClient(to.origin, token, values.source);
  const options = {
    drafts: values.drafts,
    future: values.future,
    dryRun: values['dry-run'],
    allowWithdrawals: values['allow-withdrawals'],
  };
  const { since } = values;
  const summary = await (since === undefined
    ? sendSite(client, site, options)
    : sendSince(client, site, options, since));
  printSummary(summary, { isDryRun: values['dry-run'], isVerbose: values.verbose });
  return 0;
});
