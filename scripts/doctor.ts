import { parseArgs } from 'node:util';
import { Failure, runCommand } from './command/failure.ts';
import { wholeNumber } from './command/whole-number.ts';
import { checkCache, checkCompression, checkCors, checkValidators } from './doctor/check-http.ts';
import { checkDocument, checkReaders } from './doctor/check-readers.ts';
import { checkAddresses } from './doctor/check-urls.ts';
import { findFeeds } from './doctor/find-feeds.ts';
import { type Finding, Findings } from './doctor/findings.ts';

const help = `Looks at a deployed Feedmill from outside, as readers do, and says what to change.

  npm run doctor -- <address> [options]

  --feeds <n>   how many feeds are tried; 9 unless given
  --help

It asks some fifteen times a feed and changes nothing. It exits with 0 if all is well, with 1 if there
are problems, with 2 if it was called wrongly or nothing answers.
`;

await runCommand('doctor', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      feeds: { type: 'string', default: '9' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const origin = originOf(positionals);
  const most = wholeNumber('--feeds', values.feeds, 1_000);
  const feeds = await findFeeds(origin, most);
  const findings = new Findings(origin);
  await checkAddresses(origin, findings);
  const all = [...findings.list];
  for (const url of feeds) {
    const found = await checkFeed(url);
    console.log(`${found.some(({ level }) => level === 'problem') ? 'bad ' : 'good'}  ${url}`);
    all.push(...found);
  }
  return report(all, feeds.length);
});

async function checkFeed(url: string): Promise<Finding[]> {
  const findings = new Findings(url);
  const feed = await checkReaders(url, findings);
  if (!feed) return findings.list;
  checkDocument(feed, findings);
  checkCors(feed, findings);
  await checkValidators(feed, findings);
  await checkCache(url, findings);
  await checkCompression(url, findings);
  return findings.list;
}

// What is said of several addresses is said once.
function report(findings: readonly Finding[], feeds: number): number {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.level} ${finding.what}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    console.log(
      `\n${first.level === 'problem' ? 'Problem' : 'Note'}: ${first.where}${more}: ${first.what}`,
    );
    console.log(`  ${first.remedy}`);
  }
  const problems = [...groups.values()].filter(([first]) => first?.level === 'problem').length;
  const count = `${problems} ${problems === 1 ? 'problem' : 'problems'}`;
  console.log(`\n${feeds} feeds tried, ${problems === 0 ? 'no problem' : count}.`);
  return problems === 0 ? 0 : 1;
}

function originOf(positionals: readonly string[]): string {
  const [address = '', ...others] = positionals;
  const url = URL.parse(address);
  if (others.length > 0 || !url || !/^https?:$/.test(url.protocol)) {
    throw new Failure('give one address, like https://feeds.example.com', 2);
  }
  return url.origin;
}
