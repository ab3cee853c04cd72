import type { MonitoringConfig } from '../../config/monitoring.ts';
import type { AlarmChannel } from './channel.ts';
import { EmailChannel, emailIn } from './email-channel.ts';
import { UrlChannel } from './url-channel.ts';

/**
 * The channels that the configuration names.
 *
 * @param bindings the Worker's environment, in which `EMAIL` is optional
 */
export function alarmChannels(
  { alarmUrl, alarmEmail }: Pick<MonitoringConfig, 'alarmUrl' | 'alarmEmail'>,
  bindings: Readonly<Record<string, unknown>> = {},
): AlarmChannel[] {
  return [
    ...(alarmUrl === undefined ? [] : [new UrlChannel(alarmUrl)]),
    ...(alarmEmail === undefined ? [] : [new EmailChannel(emailIn(bindings), alarmEmail)]),
  ];
}
