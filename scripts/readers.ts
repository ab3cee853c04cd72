import { parseArgs } from 'node:util';
import { Failure } from './command/failure.ts';
import { runCommand } from './command/run-command.ts';
import { wholeNumber } from './command/whole-number.ts';
import { CloudflareApi } from './readers/cloudflare.ts';
import { readLogPolls } from './readers/log-polls.ts';
import type { Period } from './readers/polls.ts';
import { notCounted, printReaders } from './readers/print.ts';
import { Tally } from './readers/tally.ts';
import { accountPermission, readWorkerPolls } from './readers/worker-polls.ts';
import { zonePermission } from './readers/zone-client.ts';
import { readZonePolls } from './readers/zone-polls.ts';

const help = `Shows who reads the feeds: subscribers as services report them, programs, and the share of 304s.

  npm run readers -- <one of the following> [options]

  --zone <id> --host <name>   the analytics of your domain at Cloudflare, which count every request
  --account <id>              what the Worker has recorded in Analytics Engine, if it does (docs/readers.md)
  --log <file>                a log of nginx or Apache, or of Logpush; "-" for the standard input. It may be
                              gzipped, and the option may be given several times

  --days <n>                  with --zone and --account: how many days (default: 7, or what your plan keeps)
  --dataset <name>            with --account: the dataset (default: feedmill_readers)
  --host <name>               with --log: only requests for this host
  --json                      print everything as JSON
  --help                      print this

--zone and --account need an API token in CLOUDFLARE_API_TOKEN with the permission
"${zonePermission}" or "${accountPermission}".
Exit status: 0 fine, 1 the data cannot be read, 2 usage error.
`;

const options = {
  zone: { type: 'string' },
  host: { type: 'string' },
  account: { type: 'string' },
  dataset: { type: 'string' },
  log: { type: 'string', multiple: true },
  days: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

await runCommand('readers', help, async () => {
  const { values } = parseArgs({ options });
  checkOptions(values);
  const tally = new Tally();
  const period = await readPolls(values, tally);
  const { feeds, programs } = tally;
  if (values.json) {
    console.log(JSON.stringify({ ...period, feeds, programs, notCounted }, null, 2));
  } else {
    printReaders(period, feeds, programs);
  }
  return 0;
});

function checkOptions({ zone, host, account, dataset, log, days }: Values): void {
  if ([zone, account, log].filter((each) => each !== undefined).length !== 1) {
    throw new Failure('say where to look: one of --zone <id>, --account <id> and --log <file>', 2);
  }
  if (zone !== undefined && host === undefined) {
    throw new Failure(
      '--zone needs --host <name>, like feeds.example.com: a zone may have several',
      2,
    );
  }
  if (account !== undefined && host !== undefined) {
    throw new Failure('--host is for --zone and --log', 2);
  }
  if (account === undefined && dataset !== undefined) {
    throw new Failure('--dataset is for --account', 2);
  }
  if (log !== undefined && days !== undefined) {
    throw new Failure('--days is for --zone and --account: a log is read as a whole', 2);
  }
}

function readPolls(values: Values, tally: Tally): Promise<Period> {
  const { zone, account, log = [], dataset = 'feedmill_readers' } = values;
  const host = values.host?.toLowerCase();
  const days = values.days === undefined ? undefined : wholeNumber('--days', values.days, 366);
  if (zone !== undefined && host !== undefined) {
    const request = { zone: identifier('--zone', zone), host, days };
    const api = new CloudflareApi(process.env, zonePermission);
    return readZonePolls(api, request, new Date(), tally);
  }
  if (account === undefined) return readLogPolls(log, host, tally);
  if (!/^\w{1,100}$/.test(dataset)) {
    throw new Failure('--dataset must be a name of letters, digits and _', 2);
  }
  const request = { account: identifier('--account', account), dataset, days };
  const api = new CloudflareApi(process.env, accountPermission);
  return readWorkerPolls(api, request, new Date(), tally);
}

/** @throws {Failure} if it is no id of Cloudflare */
function identifier(option: string, text: string): string {
  if (/^[0-9a-f]{32}$/i.test(text)) return text.toLowerCase();
  throw new Failure(
    `${option} must be an id of 32 hexadecimal digits (it is "${text}"): the dashboard shows it at the domain's overview`,
    2,
  );
}
