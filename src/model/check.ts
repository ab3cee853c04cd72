import * as v from 'valibot';

/** `warn`: somebody should look at it. `fail`: readers or imports are affected now. */
const checkStatuses = ['pass', 'warn', 'fail'] as const;

export type CheckStatus = (typeof checkStatuses)[number];

/** The result of a health check. */
const checkResponse = v.object({
  /** The subject of the check and the question about it, like `push:import`. */
  name: v.string(),
  componentType: v.picklist(['datastore', 'component']),
  status: v.picklist(checkStatuses),
  observedValue: v.nullable(v.union([v.number(), v.string()])),
  /** The unit of `observedValue`; null if it has none. */
  observedUnit: v.nullable(v.string()),
  /** When it was observed; null for now. */
  time: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  /** Describes the problem and the remedy; empty if the check passes. It contains nothing confidential. */
  output: v.string(),
  /** Whether it often passes by itself soon, so that no alarm is sent yet. */
  isTransient: v.boolean(),
});

/** The results of all health checks, and the worst status of them. */
export const checksResponse = v.object({
  status: v.picklist(checkStatuses),
  checks: v.array(checkResponse),
});

export type Check = v.InferOutput<typeof checkResponse>;
export type ChecksResponse = v.InferOutput<typeof checksResponse>;

/** The status of several checks: the worst of them. */
export function worstStatus(checks: readonly Pick<Check, 'status'>[]): CheckStatus {
  const has = (wanted: CheckStatus) => checks.some(({ status }) => status === wanted);
  if (has('fail')) return 'fail';
  return has('warn') ? 'warn' : 'pass';
}
