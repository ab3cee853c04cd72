// A small server that imitates a deployed Feedmill with one fault.
import { createServer, type IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { close, listen } from './local-server.ts';

/** The faults that a deployment can have. */
export type Fault =
  | 'nothing'
  | 'challenges scripts'
  | 'refuses an empty User-Agent'
  | 'no validators'
  | 'never a 304'
  | 'no HEAD'
  | 'cached by nobody'
  | 'stale for ever'
  | 'no-store'
  | 'a cookie'
  | 'at full size'
  | 'compressed for all'
  | 'a wrong type'
  | 'another address'
  | 'a clock ahead'
  | 'an article ahead'
  | 'no CORS'
  | 'no redirect'
  | 'an old address lost'
  | 'a soft 404'
  | 'no 405'
  | 'HTML for browsers'
  | 'challenges some programs'
  | 'challenges services with a 200'
  | 'challenges scripts at tags'
  | 'challenges the home page'
  | 'limits the rate';

// Requests after which a server with the fault "limits the rate" refuses more.
const rateLimit = 50;

/** Starts a server with a fault. */
export async function startBroken(
  fault: Fault,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  let count = 0;
  const server = createServer((request, response) => {
    const isLimited = fault === 'limits the rate' && ++count > rateLimit;
    const { status, headers, body } = isLimited ? reply(429) : answer(request, fault, origin);
    response.writeHead(status, { 'CF-Cache-Status': 'HIT', ...headers });
    response.end(request.method === 'HEAD' || status === 304 ? undefined : body);
  });
  const origin = await listen(server);
  return { origin, stop: () => close(server) };
}

const home = '<!doctype html><html><a href="/rss.xml">RSS</a></html>';
const tagLink = '<a href="/tags/a/rss.xml">A</a>';
const challenge = '<!doctype html><html><title>Just a moment...</title></html>';
const changed = new Date(Date.now() - 60_000);

function feedOf(fault: Fault, origin: string): string {
  const date = fault === 'an article ahead' ? new Date(Date.now() + 86_400_000) : changed;
  const self = fault === 'another address' ? 'https://feeds.example' : origin;
  const item = `<item><title>A</title><pubDate>${date.toUTCString()}</pubDate></item>`;
  const links = `<link>${self}/rss.xml</link><link>${self}/tags/a/rss.xml</link>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel>${links}${item}${'<!-- long -->'.repeat(500)}</channel></rss>`;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

function reply(
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Reply {
  return { status, headers, body };
}

function answer(request: IncomingMessage, fault: Fault, origin: string): Reply {
  const { url = '/', method = 'GET' } = request;
  const path = url.split('?')[0] ?? '/';
  const isTagged = fault === 'challenges scripts at tags';
  if (path === '/' && fault === 'challenges the home page') return reply(403, {}, challenge);
  if (path === '/')
    return reply(200, { 'Content-Type': 'text/html' }, isTagged ? home + tagLink : home);
  if (path === '/feed/' && fault !== 'an old address lost')
    return reply(301, { Location: '/rss.xml' });
  if (path === '/feed/') return reply(403);
  if (path === '/RSS.XML' && fault !== 'no redirect') return reply(301, { Location: '/rss.xml' });
  const isFeedPath = path === '/rss.xml' || (isTagged && path === '/tags/a/rss.xml');
  if (!isFeedPath) return reply(fault === 'a soft 404' ? 200 : 404, {}, 'No such feed.');
  if (method === 'POST')
    return fault === 'no 405' ? reply(200) : reply(405, { Allow: 'GET, HEAD' });
  if (method === 'HEAD' && fault === 'no HEAD') return reply(501);
  const agent = request.headers['user-agent'] ?? '';
  if (fault === 'challenges scripts' && /python/i.test(agent)) {
    return reply(403, { 'CF-Mitigated': 'challenge' }, '<html>Just a moment...</html>');
  }
  if (fault === 'challenges some programs' && /FreshRSS|Miniflux/.test(agent)) {
    return reply(403, { 'Content-Type': 'text/html' }, challenge);
  }
  if (fault === 'challenges services with a 200' && /subscribers/.test(agent)) {
    return reply(200, { 'Content-Type': 'text/html' }, challenge);
  }
  if (isTagged && path !== '/rss.xml' && /python/i.test(agent)) return reply(403, {}, challenge);
  if (fault === 'refuses an empty User-Agent' && agent === '') return reply(403);
  if (fault === 'HTML for browsers' && request.headers.accept?.startsWith('text/html')) {
    return reply(200, { 'Content-Type': 'text/html' }, '<html>A preview</html>');
  }
  return feedReply(request, fault, feedOf(fault, origin));
}

function feedReply(request: IncomingMessage, fault: Fault, feed: string): Reply {
  const modified = fault === 'a clock ahead' ? new Date(Date.now() + 3_600_000) : changed;
  const statuses: Partial<Record<Fault, string>> = {
    'cached by nobody': 'MISS',
    'stale for ever': 'STALE',
  };
  const headers: Record<string, string> = {
    'Content-Type': fault === 'a wrong type' ? 'text/xml' : 'application/rss+xml; charset=utf-8',
    'Cache-Control': fault === 'no-store' ? 'no-store' : 'public, max-age=300',
    'CF-Cache-Status': statuses[fault] ?? 'HIT',
    ...(fault === 'no CORS' ? {} : { 'Access-Control-Allow-Origin': '*' }),
    ...(fault === 'a cookie' ? { 'Set-Cookie': '__cf_bm=x' } : {}),
    ...(fault === 'no validators'
      ? {}
      : { ETag: 'W/"7-rss"', 'Last-Modified': modified.toUTCString() }),
  };
  const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
  if (fault !== 'never a 304' && (tag ?? since) !== undefined) return reply(304, headers);
  const takesGzip = /gzip/.test(request.headers['accept-encoding'] ?? '');
  const isCompressed = fault === 'compressed for all' || (takesGzip && fault !== 'at full size');
  if (isCompressed) headers['Content-Encoding'] = 'gzip';
  return reply(200, headers, isCompressed ? gzipSync(feed) : feed);
}
