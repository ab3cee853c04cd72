// Feeds and pages are public: scripts of any origin may read them (https://fetch.spec.whatwg.org/#http-cors-protocol).

/** The methods that feeds and pages support. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

/** For every public response. Scripts cannot see response headers that are not listed here. */
export const corsHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Delta-Base, ETag, IM, Link, Retry-After',
};

/** For the preflight request that a browser sends before a conditional request. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers':
    'A-IM, Accept, Cache-Control, If-Modified-Since, If-None-Match, Pragma',
  'Access-Control-Max-Age': '86400',
};
