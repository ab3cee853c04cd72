import type { Findings } from './findings.ts';
import { doctorHeaders, request, type WireResponse } from './request.ts';

/** Checks that other spellings of a URL and old URLs redirect, and that errors have their status. */
export async function checkUrls(origin: string, findings: Findings): Promise<void> {
  const otherSpelling = await request(`${origin}/RSS.XML?utm_source=doctor`);
  if (!redirectsTo(otherSpelling, `${origin}/rss.xml`)) {
    findings.problem(
      `/RSS.XML?utm_source=doctor responds with ${otherSpelling.status} and does not redirect to /rss.xml`,
      'something in front of the Worker responds instead of it, or rewrites URLs; remove it',
    );
  }
  const old = await request(`${origin}/feed/`);
  if (old.status === 404) {
    findings.note(
      '/feed/, an old URL, responds with 404',
      'if the site had other URLs before, set OLD_ADDRESSES to "redirect" (docs/old-urls.md)',
    );
  } else if (old.status !== 200 && !redirectsTo(old, `${origin}/rss.xml`)) {
    findings.problem(
      `/feed/, an old URL, responds with ${old.status}`,
      'a redirect rule in front of the Worker handles it; remove the rule',
    );
  }
  await checkErrors(origin, findings);
  if (origin.startsWith('https:')) await checkPlainHttp(origin, findings);
}

async function checkErrors(origin: string, findings: Findings): Promise<void> {
  const missing = await request(`${origin}/tags/feedmill-doctor-knows-no-such-tag/rss.xml`);
  if (missing.status !== 404) {
    findings.problem(
      `a feed that does not exist responds with ${missing.status}, not 404`,
      'an error page in front of the Worker replaces its response; remove it',
    );
  }
  const posted = await request(`${origin}/rss.xml`, doctorHeaders, 'POST');
  if (posted.status !== 405 || !posted.headers.allow?.includes('GET')) {
    findings.problem(
      `POST to a feed responds with ${posted.status}, not 405 with Allow`,
      'something in front of the Worker responds instead of it; if it is bot protection, switch it off',
    );
  }
}

async function checkPlainHttp(origin: string, findings: Findings): Promise<void> {
  const url = `${origin.replace('https:', 'http:')}/rss.xml`;
  const plain = await request(url).catch(() => undefined);
  const isFine =
    plain === undefined || plain.status === 200 || redirectsTo(plain, `${origin}/rss.xml`);
  if (isFine) return;
  findings.note(
    `over plain http it responds with ${plain.status}`,
    'switch on "Always Use HTTPS" for the domain, for readers that still use http',
  );
}

function redirectsTo({ status, headers, url }: WireResponse, target: string): boolean {
  if (status !== 301 && status !== 308) return false;
  return URL.parse(headers.location ?? '', url)?.href === target;
}
