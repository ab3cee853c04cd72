import type { RunCounts } from '../model/run.ts';

/** What a line of the log says of a run. */
interface LoggedRun extends RunCounts {
  readonly id: number;
  readonly state: string;
  readonly message: string;
  /** The workflow that it belongs to; null where posts were sent. */
  readonly instance: string | null;
}

/** Logs how a run has ended: what came of it, in numbers. */
export function logEnd(source: string, run: LoggedRun | undefined): void {
  if (!run) return;
  const { id, state, message: reason, instance } = run;
  const { created, changed, unchanged, skipped, problems, withdrawn } = run;
  const counts = { created, changed, unchanged, skipped, problems, withdrawn };
  const by = instance ?? 'api';
  console.log({ message: 'run ended', source, run: id, by, state, ...counts, reason });
}
