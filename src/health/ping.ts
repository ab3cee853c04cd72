import { requestSecretUrl } from './alarms/secret-url.ts';

/**
 * Requests the URL of a service that expects that regularly, and that notifies somebody when the requests
 * stop: a schedule that does not tick cannot do it.
 */
export async function ping(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const reason = await requestSecretUrl(url, { method: 'GET' });
  if (reason !== undefined) console.error({ message: 'ping failed', reason });
}
