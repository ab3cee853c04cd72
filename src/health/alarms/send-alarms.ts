import type { Check } from '../../model/check.ts';
import { type Database, databaseReason } from '../../store/database.ts';
import {
  claimEnded,
  claimNew,
  deleteEnded,
  deleteUnnotified,
  listAlarms,
  recordNotified,
  releaseClaim,
  type StoredAlarm,
} from '../../store/health/alarms.ts';
import { type AlarmChannel, NotSent } from './channel.ts';
import { type AlarmMessage, badMessage, wellMessage } from './message.ts';

/**
 * Notifies each channel once of a check that has become bad, and once when it passes again. The database
 * is written only then. A tick claims what it notifies of, so two ticks at once send one message; if that
 * fails, the next tick sends it.
 *
 * @param publicUrl the URL of this Feedmill, for the messages
 */
export async function sendAlarms(
  db: Database,
  channels: readonly AlarmChannel[],
  checks: readonly Check[],
  publicUrl: string,
  now: Date,
): Promise<void> {
  if (channels.length === 0) return;
  const alarms = await listAlarms(db);
  const notifications = channels.map(async (channel) => {
    const open = alarms.filter((alarm) => alarm.channel === channel.name);
    const notifier = new Notifier(db, channel, checks, publicUrl, now);
    await notifier.notifyOfBad(open);
    await notifier.notifyOfWell(open);
  });
  await Promise.all(notifications);
}

class Notifier {
  readonly #db: Database;
  readonly #channel: AlarmChannel;
  readonly #bad: readonly Check[];
  readonly #checked: ReadonlySet<string>;
  readonly #publicUrl: string;
  readonly #now: Date;

  constructor(
    db: Database,
    channel: AlarmChannel,
    checks: readonly Check[],
    publicUrl: string,
    now: Date,
  ) {
    this.#db = db;
    this.#channel = channel;
    this.#bad = checks.filter(({ status }) => status !== 'pass');
    this.#checked = new Set(checks.map(({ name }) => name));
    this.#publicUrl = publicUrl;
    this.#now = now;
  }

  async notifyOfBad(open: readonly StoredAlarm[]): Promise<void> {
    const notified = open.filter(({ notifiedAt }) => notifiedAt !== null);
    const known = new Set(notified.map(({ name }) => name));
    const opened = new Set(open.map(({ name }) => name));
    // Once an alarm is open, it stays so until the check passes.
    const wanted = this.#bad
      .filter(({ name, isTransient }) => !known.has(name) && (!isTransient || opened.has(name)))
      .map(({ name }) => name);
    if (wanted.length === 0) return;
    const claimed = await claimNew(this.#db, this.#channel.name, wanted, this.#now);
    const checks = this.#bad.filter(({ name }) => claimed.includes(name));
    if (checks.length === 0) return;
    if (!(await this.#send(badMessage(checks, this.#publicUrl), claimed))) return;
    await recordNotified(this.#db, this.#channel.name, claimed, this.#now);
  }

  async notifyOfWell(open: readonly StoredAlarm[]): Promise<void> {
    const bad = new Set(this.#bad.map(({ name }) => name));
    const ended = open.filter(({ name }) => !bad.has(name));
    const [notified, unnotified] = [true, false].map((isNotified) =>
      ended
        .filter(({ notifiedAt }) => (notifiedAt !== null) === isNotified)
        .map(({ name }) => name),
    );
    if (unnotified !== undefined && unnotified.length > 0) {
      await deleteUnnotified(this.#db, this.#channel.name, unnotified, this.#now);
    }
    if (notified === undefined || notified.length === 0) return;
    const claimed = await claimEnded(this.#db, this.#channel.name, notified, this.#now);
    if (claimed.length === 0) return;
    const stillBad = open.length - ended.length;
    const message = wellMessage([...claimed].sort(), this.#checked, stillBad, this.#publicUrl);
    if (await this.#send(message, claimed)) {
      await deleteEnded(this.#db, this.#channel.name, claimed);
    }
  }

  /** Sends a message, and returns whether it was sent. If not, the claim is given up. */
  async #send(message: AlarmMessage, claimed: readonly string[]): Promise<boolean> {
    const [channel, { status }] = [this.#channel.name, message];
    try {
      await this.#channel.send(message);
      console.log({ message: 'alarm sent', channel, status, checks: claimed });
      return true;
    } catch (error) {
      // Any other error may contain a secret.
      const reason = error instanceof NotSent ? error.message : 'unexpected';
      console.error({ message: 'alarm not sent', channel, reason, checks: claimed });
      await releaseClaim(this.#db, channel, claimed).catch((failure: unknown) =>
        console.error({ message: 'claim not released', reason: databaseReason(failure) }),
      );
      return false;
    }
  }
}
