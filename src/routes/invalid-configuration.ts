import type { Hono } from 'hono';
import type { ConfigError } from '../config/config-error.ts';
import { privatePolicy } from '../http/cache-policy.ts';
import type { AppEnv } from './context.ts';
import { refuseForNow } from './errors.ts';
import { newApp } from './new-app.ts';

/**
 * The app of a Worker with an invalid variable. It responds with a 503 that names the variable at every URL. The
 * value is only in the log, since it may be confidential.
 */
export function invalidConfiguration({ message, reason }: ConfigError): Hono<AppEnv> {
  const app = newApp();
  const output = `Feedmill is not configured correctly: ${reason}`;
  app.use(async (c, next) => {
    console.error({ message: 'invalid configuration', reason: message, path: c.req.path });
    await next();
  });
  app.get('/health', (c) => {
    const checks = { configuration: [{ componentType: 'component', status: 'fail', output }] };
    const body = { status: 'fail', version: '1', serviceId: 'feedmill', checks };
    c.header('Cache-Control', privatePolicy);
    return c.body(JSON.stringify(body), 503, { 'Content-Type': 'application/health+json' });
  });
  app.all('*', (c) => refuseForNow(c, 60, `${output}.`));
  return app;
}
