import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from './config/config.ts';
import type { NamedScopeKind } from './model/scope.ts';
import { newsSitemapPath, sitemapIndexPath } from './model/sitemap.ts';
import { listedKinds, scopeFolders } from './model/urls.ts';
import { requireToken } from './routes/access.ts';
import { articleList } from './routes/admin/article-lists.ts';
import { oneArticle, restore, withdraw } from './routes/admin/articles.ts';
import { checks } from './routes/admin/checks.ts';
import { deleteSourceRoute } from './routes/admin/delete-source.ts';
import { importNow } from './routes/admin/import-now.ts';
import { preview } from './routes/admin/preview.ts';
import { problems } from './routes/admin/problems.ts';
import { oneRun, runs } from './routes/admin/runs.ts';
import { scopes } from './routes/admin/scopes.ts';
import { sources } from './routes/admin/sources.ts';
import { addAdminPage } from './routes/admin-page/routes.ts';
import { archivePage } from './routes/archive-page.ts';
import { limitBypasses } from './routes/bypass-limit.ts';
import { canonicalUrls } from './routes/canonical-url.ts';
import type { AppEnv } from './routes/context.ts';
import { scopeList } from './routes/directory.ts';
import { errorPages } from './routes/error-pages.ts';
import { notFound, onError, tooLarge } from './routes/errors.ts';
import { namedFeedPart, scopeFeed, siteFeed } from './routes/feed.ts';
import { health } from './routes/health.ts';
import { home } from './routes/home.ts';
import { favicon, robots } from './routes/host-files.ts';
import {
  finish,
  inventory,
  maxBodyBytes,
  sendDeleted,
  sendPosts,
  start,
  withdrawals,
} from './routes/import-api.ts';
import { llmsText } from './routes/llms-text.ts';
import { mixFeed, mixPage } from './routes/mix.ts';
import { newApp } from './routes/new-app.ts';
import { newsSitemap } from './routes/news-sitemap.ts';
import { olderArticles } from './routes/older-articles.ts';
import { openApi } from './routes/openapi/route.ts';
import { orPage } from './routes/opened-feed.ts';
import { opml } from './routes/opml.ts';
import { publicUrls } from './routes/public-urls.ts';
import { recordPoll } from './routes/record-poll.ts';
import { setDefaultHeaders } from './routes/responses.ts';
import { scopeHome } from './routes/scope-home.ts';
import { searchRoutes } from './routes/search.ts';
import { sitemap, sitemapIndex } from './routes/sitemaps.ts';
import { timeLimit } from './routes/time-limit.ts';
import { upToDateDatabase } from './routes/up-to-date-database.ts';
import { webhooks } from './routes/webhooks.ts';
import type { Database } from './store/database.ts';
import { createMigrator, type Migrator } from './store/migrator.ts';

/**
 * All routes of Feedmill.
 *
 * @param index the database that has the index of the search; undefined if there is no search
 */
export function createApp(
  config: Config,
  db: Database,
  migrator: Migrator = createMigrator(db),
  index?: Database,
): Hono<AppEnv> {
  const app = newApp();
  app.use(async (c, next) => {
    c.set('config', config);
    c.set('db', db);
    c.set('migrator', migrator);
    c.set('search', index);
    await next();
    setDefaultHeaders(c);
  });

  addApi(app);
  if (config.adminPage) addAdminPage(app);
  app.use('/hooks/*', upToDateDatabase);
  app.route('/hooks', webhooks);
  // Below, nobody waits long for the database.
  app.use(timeLimit);
  app.get('/health', health);

  // All routes below are public.
  app.use(errorPages);
  app.use(limitBypasses);
  app.use(canonicalUrls(publicUrls(config, index !== undefined), config, app));
  app.use(recordPoll);
  addFeeds(app);
  if (config.sitemaps) addSitemaps(app);
  if (config.llmsText) app.get('/llms.txt', llmsText);
  if (index) addSearch(app, index);
  // Files that programs request from every host.
  app.get('/favicon.ico', favicon).get('/robots.txt', robots);

  app.notFound(notFound);
  app.onError(onError);
  return app;
}

/** Adds the pages and feeds of the site and of all scopes. */
function addFeeds(app: Hono<AppEnv>): void {
  app.get('/', home);
  app.get('/rss.xml', orPage(home), siteFeed);
  app.get('/atom.xml', orPage(home), siteFeed);
  app.get('/feed.json', orPage(home), siteFeed);
  app.get('/archive/:page/', olderArticles('site'));
  app.get('/archive/:page/:file', orPage(olderArticles('site')), archivePage('site'));
  for (const kind of listedKinds) addScopes(app, kind);
  app.get('/feeds/:slug/before/:page/:file', orPage(scopeHome('feed')), namedFeedPart);
  app.get('/mix/:mix/:file', orPage(mixPage), mixFeed);
  app.get('/mix/:mix/before/:page/:file', orPage(mixPage), mixFeed);

  // Lists of feeds. The last URL is a proposed standard (github.com/Dan-Q/well-known-feeds).
  app.get('/opml.xml', opml('all'));
  app.get('/.well-known/feeds', opml('all'));
}

/** Adds the pages, lists and feeds of a kind of scope, like `/categories/`. */
function addScopes(app: Hono<AppEnv>, kind: NamedScopeKind): void {
  const folder = `/${scopeFolders[kind]}`;

  // For people.
  app.get(`${folder}/`, scopeList(kind));
  app.get(`${folder}/page/:number/`, scopeList(kind));
  app.get(`${folder}/:slug/`, scopeHome(kind));
  app.get(`${folder}/:slug/archive/:page/`, olderArticles(kind));

  // Lists of feeds, for feed readers.
  app.get(`${folder}/opml.xml`, opml(kind));
  app.get(`${folder}/after/:slug/opml.xml`, opml(kind));

  // Feeds, and their archive back to the first article. A person who opens one in a browser gets a page.
  app.get(`${folder}/:slug/:file`, orPage(scopeHome(kind)), scopeFeed(kind));
  app.get(`${folder}/:slug/archive/:page/:file`, orPage(olderArticles(kind)), archivePage(kind));
}

/** Adds the sitemaps, for search engines. */
function addSitemaps(app: Hono<AppEnv>): void {
  app.get(sitemapIndexPath, sitemapIndex);
  app.get(newsSitemapPath, newsSitemap);
  app.get('/sitemaps/:sitemap', sitemap);
}

/** Adds the page and the feeds of the search. */
function addSearch(app: Hono<AppEnv>, index: Database): void {
  const { page, feed } = searchRoutes(index);
  app.get('/search/', page);
  app.get('/search/:query/:file', orPage(page), feed);
  app.get('/search/:query/before/:page/:file', orPage(page), feed);
}

/** The API. All of its routes need the token, except its own description. */
function addApi(app: Hono<AppEnv>): void {
  app.get('/api/openapi.json', openApi());
  app.use('/api/*', requireToken);
  app.use('/api/*', upToDateDatabase);
  app.use('/api/*', bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }));

  // For clients that send posts.
  app.get('/api/sources/:source/posts', inventory);
  app.post('/api/sources/:source/runs', start);
  app.post('/api/sources/:source/withdrawals', withdrawals);
  app.post('/api/runs/:run/posts', sendPosts);
  app.post('/api/runs/:run/deleted', sendDeleted);
  app.post('/api/runs/:run/finish', finish);

  // For operators and editors.
  app.get('/api/checks', checks);
  app.get('/api/sources', sources);
  app.delete('/api/sources/:source', deleteSourceRoute);
  app.get('/api/sources/:source/problems', problems);
  app.get('/api/sources/:source/preview', preview);
  app.post('/api/sources/:source/import', importNow);
  app.get('/api/runs', runs);
  app.get('/api/runs/:run', oneRun);
  app.get('/api/scopes', scopes);
  app.get('/api/article', oneArticle);
  app.get('/api/articles/scheduled', articleList('scheduled'));
  app.get('/api/articles/held', articleList('held'));
  app.post('/api/articles/withdraw', withdraw);
  app.post('/api/articles/restore', restore);
}
