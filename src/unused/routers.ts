/**
 * Replaces those routers of `hono` that cannot have `/tags/:slug/` beside `/tags/page/:number/`. By default, `hono` only finds
 * that out at the first request (src/routes/new-app.ts).
 */
export { throwIfUsed as RegExpRouter, throwIfUsed as SmartRouter } from './throw-if-used.ts';
