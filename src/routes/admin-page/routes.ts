import type { Handler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { adminPaths } from '../../pages/admin/frame.ts';
import type { AppEnv } from '../context.ts';
import { notFound } from '../errors.ts';
import { upToDateDatabase } from '../up-to-date-database.ts';
import { articleAction, importAction } from './actions.ts';
import {
  limitVisits,
  neverStored,
  requireHttps,
  requireSameOrigin,
  requireSession,
  tooLarge,
  wrongMethod,
} from './guards.ts';
import { overview } from './overview.ts';
import { refusalPages } from './response.ts';
import { signIn, signInForm, signOut } from './sign-in.ts';
import { articleView, feedsView, listView, previewView, problemsView } from './views.ts';

// Bytes of a form.
const maxForm = 20_000;

const views: readonly (readonly [string, Handler<AppEnv>])[] = [
  [adminPaths.problems, problemsView],
  [adminPaths.preview, previewView],
  [adminPaths.article, articleView],
  [adminPaths.scheduled, listView('scheduled')],
  [adminPaths.held, listView('held')],
  [adminPaths.feeds, feedsView],
];

const actions: readonly (readonly [string, Handler<AppEnv>])[] = [
  [adminPaths.signOut, signOut],
  [adminPaths.import, importAction],
  [adminPaths.withdraw, articleAction('withdraw')],
  [adminPaths.restore, articleAction('restore')],
];

/** Adds the page of the publisher at `/admin/`. It can do what the API can do, by the same functions. */
export function addAdminPage(app: Hono<AppEnv>): void {
  const all = `${adminPaths.home}*`;
  app.use(all, neverStored, limitVisits, refusalPages, requireHttps, requireSameOrigin);
  app.use(all, bodyLimit({ maxSize: maxForm, onError: tooLarge }));
  app.get('/admin', (c) => c.redirect(adminPaths.home, 303));
  app.get(adminPaths.signIn, signInForm).post(adminPaths.signIn, signIn);
  app.all(adminPaths.signIn, wrongMethod('GET, HEAD, POST'));

  app.use(all, requireSession);
  // It shows the health checks even if the database cannot be brought up to date.
  app.get(adminPaths.home, overview).all(adminPaths.home, wrongMethod('GET, HEAD'));
  app.use(all, upToDateDatabase);
  for (const [path, view] of views) {
    app.get(path, view).all(path, wrongMethod('GET, HEAD'));
    app.get(path.slice(0, -1), (c) => c.redirect(path + new URL(c.req.url).search, 303));
  }
  for (const [path, action] of actions) app.post(path, action).all(path, wrongMethod('POST'));
  app.all(all, notFound);
}
