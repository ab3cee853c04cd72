import { parseArgs } from 'node:util';
import { Failure } from './command/failure.ts';
import { plural } from './command/plural.ts';
import { runCommand } from './command/run-command.ts';
import { wholeNumber } from './command/whole-number.ts';
import { checkDocument } from './doctor/check-document.ts';
import { checkCache, checkCompression, checkCors, checkValidators } from './doctor/check-http.ts';
import { checkManyPolls, checkReaders } from './doctor/check-readers.ts';
import { checkUrls } from './doctor/check-urls.ts';
import { findFeeds } from './doctor/find-feeds.ts';
import { type Finding, Findings } from './doctor/findings.ts';

const help = `Requests the feeds of a deployed Feedmill as feed readers do, and says what to change.

  npm run doctor -- <url> [options]

  <url>         the Feedmill, like https://feeds.example.com
  --feeds <n>   how many feeds are checked (default: 9)
  --help        print this

It sends about fifteen requests per feed and sixty more to the first, and changes nothing. Exit status: 0 all is well, 1 there are
problems, 2 usage error or the Feedmill cannot be reached.
`;

await runCommand('doctor', help, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { feeds: { type: 'string', default: '9' } },
  });
  const origin = parseOrigin(positionals);
  const maxFeeds = wholeNumber('--feeds', values.feeds, 1_000);
  const siteFindings = new Findings(origin);
  const feeds = await findFeeds(origin, maxFeeds, siteFindings);
  await checkUrls(origin, siteFindings);
  const findings = [...siteFindings.list];
  for (const [at, url] of feeds.entries()) {
    const found = await checkFeed(url, at === 0);
    console.log(`${found.some(isProblem) ? 'bad ' : 'good'}  ${url}`);
    findings.push(...found);
  }
  return printReport(findings, feeds.length);
});

function parseOrigin([text = '', ...more]: readonly string[]): string {
  const url = URL.parse(text);
  if (more.length === 0 && url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new Failure('name one URL, as in: npm run doctor -- https://feeds.example.com', 2);
}

async function checkFeed(url: string, isFirst: boolean): Promise<Finding[]> {
  const findings = new Findings(url);
  const feed = await checkReaders(url, isFirst, findings);
  if (!feed) return findings.list;
  checkDocument(feed, findings);
  checkCors(feed, findings);
  await checkValidators(feed, findings);
  await checkCache(url, findings);
  await checkCompression(url, findings);
  if (isFirst) await checkManyPolls(feed, findings);
  return findings.list;
}

/**
 * Prints each finding once, even if several feeds have it.
 *
 * @returns the exit code
 */
function printReport(findings: readonly Finding[], feeds: number): number {
  const groups = Map.groupBy(findings, ({ level, message }) => `${level} ${message}`);
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    const label = isProblem(first) ? 'Problem' : 'Note';
    console.log(`\n${label}: ${first.url}${more}: ${first.message}`);
    console.log(`  ${first.remedy}`);
  }
  const problems = [...groups.values()].filter(([first]) => first && isProblem(first)).length;
  const result = problems === 0 ? 'no problem' : plural(problems, 'problem');
  console.log(`\n${plural(feeds, 'feed')} checked, ${result}.`);
  return problems === 0 ? 0 : 1;
}

function isProblem({ level }: Finding): boolean {
  return level === 'problem';
}
