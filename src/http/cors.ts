// Feeds and pages are public: a page on any host may read them (https://fetch.spec.whatwg.org/#http-cors-protocol).

/** The methods that feeds and pages answer to. */
export const readMethods = 'GET, HEAD, OPTIONS';

/** For every answer that anybody may read. What is not listed here, scripts cannot see. */
export const publicRead: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Delta-Base, ETag, IM, Link, Retry-After',
};

/** For the question that a browser asks before a conditional request. */
export const preflight: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers':
    'A-IM, Accept, Cache-Control, If-Modified-Since, If-None-Match, Pragma',
  'Access-Control-Max-Age': '86400',
};
