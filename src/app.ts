import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from './config.ts';
import { archivePage } from './routes/archive.ts';
import type { AppEnv } from './routes/context.ts';
import { methodNotAllowed, notFound, onError, tooLarge } from './routes/errors.ts';
import { scopeFeed, siteFeed } from './routes/feed.ts';
import {
  finish,
  inventory,
  maxBodyBytes,
  requireToken,
  sendGone,
  sendPosts,
  start,
} from './routes/import-api.ts';
import { mixFeed } from './routes/mix.ts';
import { home, scopeHome } from './routes/pages.ts';
import type { Database } from './store/database.ts';

const readable = [
  '/',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/archive/:page/:file',
  '/mix/:mix/:file',
  '/categories/:slug/',
  '/categories/:slug/:file',
  '/categories/:slug/archive/:page/:file',
  '/tags/:slug/',
  '/tags/:slug/:file',
  '/tags/:slug/archive/:page/:file',
];

/** Every address that Feedmill answers at. */
export function createApp(config: Config, db: Database): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('config', config);
    c.set('db', db);
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
  });

  // For people.
  app.get('/', home);
  app.get('/categories/:slug/', scopeHome('category'));
  app.get('/tags/:slug/', scopeHome('tag'));

  // For feed readers.
  app.get('/rss.xml', siteFeed);
  app.get('/atom.xml', siteFeed);
  app.get('/feed.json', siteFeed);
  app.get('/categories/:slug/:file', scopeFeed('category'));
  app.get('/tags/:slug/:file', scopeFeed('tag'));

  app.get('/mix/:mix/:file', mixFeed);

  // The archive, back to the first article.
  app.get('/archive/:page/:file', archivePage('site'));
  app.get('/categories/:slug/archive/:page/:file', archivePage('category'));
  app.get('/tags/:slug/archive/:page/:file', archivePage('tag'));

  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], readable, methodNotAllowed);

  // For whoever brings the posts.
  app.use('/api/*', requireToken);
  app.use('/api/*', bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }));
  app.get('/api/sources/:source/posts', inventory);
  app.post('/api/sources/:source/runs', start);
  app.post('/api/runs/:run/posts', sendPosts);
  app.post('/api/runs/:run/gone', sendGone);
  app.post('/api/runs/:run/finish', finish);

  app.notFound(notFound);
  app.onError(onError);
  return app;
}
