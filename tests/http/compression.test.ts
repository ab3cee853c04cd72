import { describe, expect, it } from 'vitest';
import { compressed } from '../../src/http/compression.ts';

const text = 'a feed '.repeat(1000);

function answer(type: string, status = 200): Response {
  return new Response(text, { status, headers: { 'Content-Type': type, ETag: 'W/"1"' } });
}

function asking(accepted: string | undefined, cf?: CfProperties): Request {
  const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  return new Request('https://feeds.example/', { headers, ...(cf ? { cf } : {}) });
}

describe('what the edge does not compress', () => {
  it.each(['application/atom+xml; charset=utf-8', 'application/feed+json', 'text/x-opml'])(
    'is compressed here: %s',
    async (type) => {
      const { body, headers } = compressed(asking('gzip'), answer(type));
      expect([headers.get('Content-Encoding'), headers.get('ETag')]).toEqual(['gzip', 'W/"1"']);
      const plain = body?.pipeThrough(new DecompressionStream('gzip')) ?? null;
      expect(await new Response(plain).text()).toBe(text);
    },
  );

  it.each([
    ['gzip, deflate', true],
    ['br;q=1.0, gzip;q=0.5', true],
    ['GZIP', true],
    ['*', true],
    ['br', false],
    ['identity', false],
    ['gzip;q=0', false],
    ['*, gzip;q=0', false],
    ['', false],
    [undefined, false],
  ])('is compressed for who takes it: %j', (accepted, isCompressed) => {
    const { headers } = compressed(asking(accepted), answer('application/atom+xml'));
    expect(headers.has('Content-Encoding')).toBe(isCompressed);
  });

  it('is compressed by what the client said, where the edge says something else', () => {
    const request = asking('gzip, br', { clientAcceptEncoding: 'identity' });
    const { headers } = compressed(request, answer('application/atom+xml'));
    expect(headers.has('Content-Encoding')).toBe(false);
  });
});

describe('what is left as it is', () => {
  it.each([
    ['RSS, which the edge compresses', answer('application/rss+xml')],
    ['an error', answer('application/atom+xml', 404)],
    [
      'what is compressed',
      new Response(null, {
        headers: { 'Content-Type': 'application/atom+xml', 'Content-Encoding': 'br' },
      }),
    ],
  ])('%s', (_, response) => {
    expect(compressed(asking('gzip'), response)).toBe(response);
  });
});
