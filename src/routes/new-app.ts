import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import type { AppEnv } from './context.ts';

/**
 * An app without routes. It has the one router of Hono that can have all of Feedmill's. By default, Hono tries others first:
 * at the first request of an isolate, which takes as long as a feed.
 */
export function newApp(): Hono<AppEnv> {
  return new Hono({ router: new TrieRouter() });
}
