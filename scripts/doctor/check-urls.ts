import type { Findings } from './findings.ts';
import { type Answer, ask } from './request.ts';

const agent = { 'User-Agent': 'feedmill-doctor' };

/** Whether other spellings lead to the right one, old addresses on, and errors are errors. */
export async function checkAddresses(origin: string, findings: Findings): Promise<void> {
  const spelled = await ask(`${origin}/RSS.XML?utm_source=doctor`, agent);
  if (!leadsTo(spelled, `${origin}/rss.xml`)) {
    findings.problem(
      `/RSS.XML?utm_source=doctor answers ${spelled.status} and does not lead to /rss.xml`,
      'something in front of the Worker answers in its place, or changes addresses; remove it',
    );
  }
  const old = await ask(`${origin}/feed/`, agent);
  if (old.status === 404) {
    findings.note(
      '/feed/, an old address, answers 404',
      'if the site had other addresses before, leave OLD_ADDRESSES at "redirect" (docs/old-addresses.md)',
    );
  } else if (old.status !== 200 && !leadsTo(old, `${origin}/rss.xml`)) {
    findings.problem(
      `/feed/, an old address, answers ${old.status}`,
      'a redirect rule in front of the Worker takes it; remove the rule',
    );
  }
  await checkErrors(origin, findings);
  if (origin.startsWith('https:')) await checkPlainHttp(origin, findings);
}

async function checkErrors(origin: string, findings: Findings): Promise<void> {
  const missing = await ask(`${origin}/tags/feedmill-doctor-knows-no-such-tag/rss.xml`, agent);
  if (missing.status !== 404) {
    findings.problem(
      `a feed that does not exist answers ${missing.status}, not 404`,
      'an error page in front of the Worker takes the place of its answer; remove it',
    );
  }
  const posted = await ask(`${origin}/rss.xml`, agent, 'POST');
  if (posted.status !== 405 || !posted.headers.allow?.includes('GET')) {
    findings.problem(
      `POST to a feed answers ${posted.status}, not 405 with Allow`,
      'something in front of the Worker answers in its place; if it is bot protection, switch it off',
    );
  }
}

async function checkPlainHttp(origin: string, findings: Findings): Promise<void> {
  const plain = await ask(`${origin.replace('https:', 'http:')}/rss.xml`, agent).catch(
    () => undefined,
  );
  if (plain === undefined || plain.status === 200 || leadsTo(plain, `${origin}/rss.xml`)) return;
  findings.note(
    `over plain http it answers ${plain.status}`,
    'switch on "Always Use HTTPS" for the domain, for readers with an old address',
  );
}

function leadsTo({ status, headers, url }: Answer, target: string): boolean {
  if (status !== 301 && status !== 308) return false;
  return URL.parse(headers.location ?? '', url)?.href === target;
}
