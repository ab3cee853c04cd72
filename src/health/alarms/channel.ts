import type { AlarmMessage } from './message.ts';

/** Where alarms are sent to. */
export interface AlarmChannel {
  /** Identifies it in the database and the log. */
  readonly name: 'url' | 'email';
  /**
   * Sends a message.
   *
   * @throws {NotSent} if it could not be sent
   */
  send(message: AlarmMessage): Promise<void>;
}

/** Thrown if a message could not be sent. The reason contains no secret. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}
