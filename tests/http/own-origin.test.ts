import { describe, expect, it } from 'vitest';
import { workerName } from '../../src/config/wrangler-toml.ts';
import { ownOriginIn } from '../../src/http/own-origin.ts';

describe('the origin of a Feedmill', () => {
  it.each([
    ['https://feeds.paper.example/rss.xml', 'https://feeds.paper.example'],
    ['http://feeds.paper.example/', 'https://feeds.paper.example'],
    ['https://FEEDS.Paper.example/', 'https://feeds.paper.example'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    ['https://feedmill.alice.workers.dev/', 'https://feedmill.alice.workers.dev'],
    ['https://feedmill-staging.alice.workers.dev/', 'https://feedmill-staging.alice.workers.dev'],
    ['https://my-feeds.alice.workers.dev/', 'https://my-feeds.alice.workers.dev'],
  ])('is learned from %s', (url, origin) => {
    expect(ownOriginIn(url, 'feedmill')).toBe(origin);
  });

  it('is that of a Worker whose name looks like a preview', () => {
    const url = 'https://deadbeef-feeds.alice.workers.dev/';
    expect(ownOriginIn(url, 'deadbeef-feeds')).toBe(new URL(url).origin);
  });

  it.each([
    'https://39c054bc-feedmill.alice.workers.dev/',
    'https://39c054bc-another.alice.workers.dev/',
    'https://staging-feedmill.alice.workers.dev/',
    'https://fix-typo-feedmill.alice.workers.dev/',
    'https://some-words.trycloudflare.com/',
    'http://localhost:8787/',
    'http://feeds.localhost/',
    'http://127.0.0.1:8787/',
    'http://2130706433/',
    'http://[::1]/',
    'http://192.168.1.7/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f::1]/',
    'https://intranet/',
    'https://printer.local/',
    'https://feeds.paper.example:8443/',
    'https://feeds.paper.example./',
    'https://a"b.example/',
    "https://a'b.example/",
    'https://a_b.example/',
    'https://-a.example/',
    `https://${'a'.repeat(64)}.example/`,
    `https://${'a.'.repeat(130)}example/`,
  ])('is not learned from %s', (url) => {
    expect(ownOriginIn(url, 'feedmill')).toBeUndefined();
  });
});

describe('the name of the Worker', () => {
  it('is the one in wrangler.toml', () => {
    expect(workerName).toBe('feedmill');
  });
});
