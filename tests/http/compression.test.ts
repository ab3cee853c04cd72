import { describe, expect, it } from 'vitest';
import { compressResponse } from '../../src/http/compression.ts';

const text = 'a feed '.repeat(1000);

function responseOf(type: string, status = 200): Response {
  return new Response(text, { status, headers: { 'Content-Type': type, ETag: 'W/"1"' } });
}

function requestWith(accepted: string | undefined, cf?: CfProperties): Request {
  const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  return new Request('https://feeds.example/', { headers, ...(cf ? { cf } : {}) });
}

describe('a document that the edge does not compress', () => {
  it.each(['application/atom+xml; charset=utf-8', 'application/feed+json', 'text/x-opml'])(
    'is compressed by Feedmill: %s',
    async (type) => {
      const { body, headers } = compressResponse(requestWith('gzip'), responseOf(type));
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
  ])('is compressed only if the client accepts gzip: %j', (accepted, isCompressed) => {
    const { headers } = compressResponse(requestWith(accepted), responseOf('application/atom+xml'));
    expect(headers.has('Content-Encoding')).toBe(isCompressed);
  });

  it('is not compressed if the edge accepts gzip but the client does not', () => {
    const request = requestWith('gzip, br', { clientAcceptEncoding: 'identity' });
    const { headers } = compressResponse(request, responseOf('application/atom+xml'));
    expect(headers.has('Content-Encoding')).toBe(false);
  });

  it('is compressed even if it is a delta', () => {
    const { headers, status } = compressResponse(
      requestWith('gzip'),
      responseOf('application/atom+xml', 226),
    );
    expect([status, headers.get('Content-Encoding')]).toEqual([226, 'gzip']);
  });
});

describe('a response', () => {
  it.each([
    ['RSS, which the edge compresses', responseOf('application/rss+xml')],
    ['an error', responseOf('application/atom+xml', 404)],
    [
      'compressed already',
      new Response(null, {
        headers: { 'Content-Type': 'application/atom+xml', 'Content-Encoding': 'br' },
      }),
    ],
  ])('is left unchanged if it is %s', (_, response) => {
    expect(compressResponse(requestWith('gzip'), response)).toBe(response);
  });
});
