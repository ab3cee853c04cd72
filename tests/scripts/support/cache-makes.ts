import { type CacheMake, nginx, varnish } from '../../../scripts/local/http-caches.ts';

/** The caches that tests use, by name. */
export const cacheMakes: Readonly<Record<string, CacheMake>> = { nginx, Varnish: varnish };
