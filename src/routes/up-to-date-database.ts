import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';

/**
 * Brings the database up to date before a request that changes it. Requests of readers go on without: a
 * feed costs no more statements, and if a table is missing, the error handler sets it up.
 *
 * @throws {MigrationFailed} if a migration fails
 */
export const upToDateDatabase: MiddlewareHandler<AppEnv> = async (c, next) => {
  await c.var.migrator();
  await next();
};
