import { errorMessage } from '../../model/error-message.ts';
import { type AlarmChannel, NotSent } from './channel.ts';
import type { AlarmMessage } from './message.ts';

/** The method of a `send_email` binding that is used. */
export type EmailBinding = Pick<SendEmail, 'send'>;

/** Sends alarms by mail, with Cloudflare's Email Service. */
export class EmailChannel implements AlarmChannel {
  readonly name = 'email';
  readonly #binding: EmailBinding | undefined;
  readonly #addresses: { readonly to: string; readonly from: string };

  /** @param binding undefined if wrangler.toml has none; no mail can be sent then */
  constructor(
    binding: EmailBinding | undefined,
    addresses: { readonly to: string; readonly from: string },
  ) {
    this.#binding = binding;
    this.#addresses = addresses;
  }

  async send({ title, text }: AlarmMessage): Promise<void> {
    if (!this.#binding) {
      throw new NotSent('ALARM_EMAIL needs the binding EMAIL: see [[send_email]] in wrangler.toml');
    }
    const { to, from } = this.#addresses;
    try {
      await this.#binding.send({ to, from, subject: title, text: `${text}\n` });
    } catch (error) {
      throw new NotSent(`the mail was refused: ${errorMessage(error)}`);
    }
  }
}

/** The binding of the name `EMAIL`; undefined if there is none. */
export function emailIn(bindings: Readonly<Record<string, unknown>>): EmailBinding | undefined {
  const { EMAIL: binding } = bindings;
  return isEmailBinding(binding) ? binding : undefined;
}

function isEmailBinding(binding: unknown): binding is EmailBinding {
  if (typeof binding !== 'object' || binding === null) return false;
  return typeof Reflect.get(binding, 'send') === 'function';
}
