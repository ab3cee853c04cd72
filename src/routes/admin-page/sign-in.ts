import type { Context } from 'hono';
import { matchingToken } from '../../http/token.ts';
import { adminPaths } from '../../pages/admin/frame.ts';
import { noTokenPage, signInPage } from '../../pages/admin/sign-in.ts';
import { acceptedTokens } from '../access.ts';
import type { AppEnv } from '../context.ts';
import { limitRate } from '../rate-limit.ts';
import { field } from './form.ts';
import { contextOf, send } from './response.ts';
import { endSession, hasSession, startSession } from './session.ts';

/** `GET /admin/sign-in/`: the form for the token. If there is no token, the page says how to set one. */
export async function signInForm(c: Context<AppEnv>): Promise<Response> {
  if (await hasSession(c)) return c.redirect(adminPaths.home, 303);
  const context = await contextOf(c);
  if (acceptedTokens(c.var.config).length === 0) return send(c, noTokenPage(context), 403);
  return send(c, signInPage(context));
}

/** `POST /admin/sign-in/`: starts a session for somebody with the token of the API. */
export async function signIn(c: Context<AppEnv>): Promise<Response> {
  const tokens = acceptedTokens(c.var.config);
  if (tokens.length === 0) return send(c, noTokenPage(await contextOf(c)), 403);
  const token = await matchingToken(await field(c, 'token'), tokens);
  const limit = token === undefined ? c.env?.GUESS_LIMIT : c.env?.API_LIMIT;
  if (await limitRate(c, limit, { hasToken: token !== undefined })) {
    return send(c, signInPage(await contextOf(c), 'tooMany'), 429);
  }
  if (token === undefined) return send(c, signInPage(await contextOf(c), 'wrongToken'), 403);
  await startSession(c, token);
  return c.redirect(adminPaths.home, 303);
}

/** `POST /admin/sign-out/`: ends the session. */
export function signOut(c: Context<AppEnv>): Response {
  endSession(c);
  return c.redirect(adminPaths.signIn, 303);
}
