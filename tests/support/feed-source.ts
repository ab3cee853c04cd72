// Feeds on the test web server, and a Feedmill that imports one.
import { env } from 'cloudflare:workers';
import { type Config, readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import type { PassResult } from '../../src/import/import-pass.ts';
import { importPass } from '../../src/import/import-pass.ts';
import { connect } from '../../src/store/database.ts';
import { publicUrl } from './feedmill.ts';

/** Publishes a document at a URL. */
export async function publish(
  url: string,
  body: string,
  options: { readonly etag?: string; readonly status?: number } = {},
): Promise<void> {
  const { etag, status = 200 } = options;
  const headers = { 'X-Status': String(status), ...(etag === undefined ? {} : { ETag: etag }) };
  await fetch(url, { method: 'PUT', headers, body });
}

/** Returns a source that imports a feed, and the configuration of its Feedmill. */
export function feedSource(url: string, changes: Partial<Config> = {}) {
  const config = { ...readConfig({ PUBLIC_URL: publicUrl, FEED_URL: url }), ...changes };
  const [source] = configuredSources(config);
  if (!source) throw new Error('there is no source');
  return { config, source };
}

/** Imports a feed, in as many passes as it takes. */
export async function importFeed(
  url: string,
  d1: D1Database = env.DB,
): Promise<{ result: PassResult; passes: number }> {
  const { config, source } = feedSource(url);
  const options = {
    jobId: crypto.randomUUID(),
    allowWithdrawals: false,
    clock: () => new Date(),
  };
  for (let passes = 1; ; passes++) {
    const result = await importPass(connect(d1), config, source, options);
    if (result !== 'partial') return { result, passes };
  }
}

/** Writes an RSS feed as WordPress does. */
export function wordPress(items: string, next = ''): string {
  const link = next === '' ? '' : `<atom:link rel="next" href="${next}" />`;
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:at="http://purl.org/atompub/tombstones/1.0">
  <channel><title>Harbour &#038; Hills</title><link>https://blog.example</link>
  <description>Notes</description><language>en-GB</language>${link}
  <lastBuildDate>${new Date().toUTCString()}</lastBuildDate>${items}</channel></rss>`;
}

/** Writes an item of a WordPress feed. */
export function item(number: number, more = '', date = 'Mon, 05 Jan 2026 08:00:00 +0100'): string {
  return `<item><title>Post ${number}</title><link>https://blog.example/?p=${number}</link>
    <guid isPermaLink="false">https://blog.example/?p=${number}&amp;x</guid>
    <pubDate>${date}</pubDate>${more}</item>`;
}
