let isInterrupted = false;

/** Records that the user has stopped the command. The process exits as soon as its children have. */
export function interrupt(): void {
  isInterrupted = true;
}

/**
 * Waits for the end of the process if the user has stopped the command. Otherwise a failure that the stop
 * causes, such as a closed connection, would be reported as one of the command.
 */
export async function haltIfInterrupted(): Promise<void> {
  if (isInterrupted) await new Promise<never>(() => {});
}
