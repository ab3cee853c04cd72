import type { Check, CheckStatus } from '../model/check.ts';

// Milliseconds.
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The result of a rule: what is wrong and what to do, or nothing. */
export type Finding =
  | {
      readonly status: Exclude<CheckStatus, 'pass'>;
      readonly output: string;
      /** Whether it often passes by itself soon, so that no alarm is sent yet. */
      readonly isTransient?: boolean;
    }
  | undefined;

/** The observation of a check. */
interface Observed {
  readonly value?: number | string | undefined;
  readonly unit?: string;
  readonly time?: Date | undefined;
}

/** Makes the check of a component from what was observed and what a rule found. */
export function checkOf(name: string, finding: Finding, observed: Observed = {}): Check {
  return {
    name,
    componentType: name.startsWith('database') ? 'datastore' : 'component',
    status: finding?.status ?? 'pass',
    observedValue: observed.value ?? null,
    observedUnit: observed.value === undefined ? null : (observed.unit ?? null),
    time: observed.time?.toISOString() ?? null,
    output: finding?.output ?? '',
    isTransient: finding?.isTransient ?? false,
  };
}

/** A time in a sentence, like `2026-03-01 08:30 UTC`. */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time in a sentence, in its largest unit: `90 minutes`, `3 hours`, `2 days`. */
export function durationText(milliseconds: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['day', day],
    ['hour', hour],
  ];
  for (const [unit, size] of units) {
    if (milliseconds >= 2 * size) return `${Math.floor(milliseconds / size)} ${unit}s`;
  }
  return counted(Math.floor(milliseconds / minute), 'minute');
}

/** A number with its noun, like `1 run` or `3 runs`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
