import * as v from 'valibot';
import { httpUrl, text, wholeNumber } from './kinds.ts';

/** The configuration of health checks and alarms. */
export interface MonitoringConfig {
  /** The hours without a new article after which the site counts as stale; 0 for never. */
  readonly staleAfterHours: number;
  /** The size that the plan allows for the database, in megabytes; 0 if it is unknown. */
  readonly databaseMaxMb: number;
  /** The URL that alarms are sent to. It may contain a secret. */
  readonly alarmUrl: string | undefined;
  /** The address that alarms are sent to, and the one that they are sent from. */
  readonly alarmEmail: { readonly to: string; readonly from: string } | undefined;
  /** The URL that each tick requests. It may contain a secret. */
  readonly pingUrl: string | undefined;
}

const address = v.pipe(text, v.email('must be an email address'));

/** The schemas of the variables. */
export const monitoringVariables = {
  STALE_AFTER_HOURS: wholeNumber(0, 100_000, 0),
  DATABASE_MAX_MB: wholeNumber(0, 100_000, 0),
  ALARM_URL: v.optional(httpUrl),
  ALARM_EMAIL: v.optional(address),
  ALARM_EMAIL_FROM: v.optional(address),
  PING_URL: v.optional(httpUrl),
};

/** The variables whose values must never be shown. */
export const monitoringSecrets: readonly string[] = ['ALARM_URL', 'PING_URL'];

const schema = v.object(monitoringVariables);

type Variables = v.InferOutput<typeof schema>;

/** Says what is missing, with the name of the variable first; undefined if nothing is. */
export function missingVariable(vars: Variables): string | undefined {
  if ((vars.ALARM_EMAIL === undefined) === (vars.ALARM_EMAIL_FROM === undefined)) return undefined;
  return vars.ALARM_EMAIL === undefined
    ? 'ALARM_EMAIL is not set: it must be the address that alarms are sent to'
    : 'ALARM_EMAIL_FROM is not set: it must be the address that alarms are sent from';
}

/** Reads the configuration from validated variables. */
export function monitoringConfig(vars: Variables): MonitoringConfig {
  const { ALARM_EMAIL: to, ALARM_EMAIL_FROM: from } = vars;
  return {
    staleAfterHours: vars.STALE_AFTER_HOURS,
    databaseMaxMb: vars.DATABASE_MAX_MB,
    alarmUrl: vars.ALARM_URL,
    alarmEmail: to !== undefined && from !== undefined ? Object.freeze({ to, from }) : undefined,
    pingUrl: vars.PING_URL,
  };
}
