import { describe, expect, it } from 'vitest';
import { type Fault, startBroken } from './support/broken-feedmill.ts';
import { newState, run, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';

async function doctorOf(fault: Fault) {
  const { origin, stop } = await startBroken(fault);
  const ended = await run(['doctor', '--', origin]);
  await stop();
  return ended;
}

describe('npm run doctor', () => {
  it('finds no problem with a real Feedmill', async () => {
    const port = await freePort();
    const state = await newState();
    const feedmill = await start(['--port', String(port), '--state', state]);
    const { code, output } = await run([
      'doctor',
      '--',
      `http://127.0.0.1:${port}`,
      '--feeds',
      '6',
    ]);
    await feedmill.interrupt();
    expect(output).toContain('6 feeds checked, no problem.');
    expect(output).not.toContain('Problem');
    expect(code).toBe(0);
  });

  it('finds no problem with the test server if it has no fault', async () => {
    const { code, output } = await doctorOf('nothing');
    expect(output).toMatch(/good {2}http:\S+\/rss\.xml\n\n1 feed checked, no problem\./);
    expect(code).toBe(0);
  });

  const faults: [Fault, string, string][] = [
    [
      'challenges scripts',
      'a script like feedparser (403, a challenge for bots)',
      'bot protection',
    ],
    [
      'refuses an empty User-Agent',
      'no feed for a reader without a User-Agent (403)',
      'bot protection',
    ],
    [
      'challenges some programs',
      'no feed for FreshRSS (403, a challenge for bots), Miniflux (403, a challenge for bots)\n',
      'bot protection',
    ],
    [
      'challenges services with a 200',
      'a service like Feedly (200, a challenge for bots)',
      'bot protection',
    ],
    [
      'challenges scripts at tags',
      '/tags/a/rss.xml: no feed for a script like feedparser (403, a challenge for bots)',
      'bot protection',
    ],
    ['challenges the home page', 'the home page responds with 403, a challenge', 'bot protection'],
    ['limits the rate', 'a reader is refused at poll', 'rate limiting'],
    ['HTML for browsers', 'a browser (something other than a feed)', 'bot protection'],
    ['no validators', 'it has no valid ETag', 'changes validators'],
    ['never a 304', 'a reader that sends its own ETag gets 200', 'removes conditions'],
    ['no HEAD', 'HEAD gets 501', 'switch it off'],
    ['cached by nobody', 'the second of two requests is MISS', '[cache] enabled = true'],
    ['stale for ever', 'the Worker fails', 'wrangler tail'],
    ['no-store', 'its Cache-Control is "no-store"', 'remove the rule'],
    ['a cookie', 'it comes with a cookie', 'bot protection'],
    ['at full size', 'it is not compressed', 'compression'],
    [
      'compressed for all',
      'it is sent as gzip to a reader that does not accept that',
      'compresses',
    ],
    ['a wrong type', 'its Content-Type is text/xml', 'Content-Type'],
    ['another address', 'it names another URL', 'wrangler secret put PUBLIC_URL'],
    ['a clock ahead', 'its Last-Modified is 3', 'clock'],
    ['an article ahead', 'it has an article with a date 8', '--future'],
    ['no CORS', 'readers in browsers cannot read it', 'Access-Control-Allow-Origin'],
    ['no redirect', '/RSS.XML?utm_source=doctor responds with 404', 'in front of the Worker'],
    ['an old address lost', '/feed/, an old URL, responds with 403', 'redirect rule'],
    ['a soft 404', 'a feed that does not exist responds with 200', 'error page'],
    ['no 405', 'POST to a feed responds with 200', 'bot protection'],
  ];

  it.each(faults)('explains the fault "%s" and names a remedy', async (fault, what, remedy) => {
    const { code, output } = await doctorOf(fault);
    expect(output).toContain(what);
    expect(output.slice(output.indexOf(what))).toContain(remedy);
    expect(code).toBe(1);
  });

  it.each([
    ['no URL', []],
    ['an invalid URL', ['feeds']],
    ['an unknown option', ['http://127.0.0.1:1', '--all']],
    ['a server that cannot be reached', ['http://127.0.0.1:1']],
    ['an invalid number', ['http://127.0.0.1:1', '--feeds', 'x']],
  ])('exits with 2 if it is given %s', async (_, args) => {
    const { code, output } = await run(['doctor', '--', ...args]);
    expect(code).toBe(2);
    expect(output).not.toMatch(/^\s+at /m);
  });
});
