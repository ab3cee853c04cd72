import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { EmailChannel, emailIn } from '../../src/health/alarms/email-channel.ts';
import { badMessage } from '../../src/health/alarms/message.ts';
import { databaseFails } from '../../src/health/database-rules.ts';

const message = badMessage([databaseFails(new Error('down'))], 'https://feeds.example');
const channel = (from: string, bindings: Readonly<Record<string, unknown>>) =>
  new EmailChannel(emailIn(bindings), { to: 'desk@paper.example', from });

describe('a mail', () => {
  it('is sent with the binding EMAIL', async () => {
    await expect(
      channel('feedmill@paper.example', { ...env }).send(message),
    ).resolves.toBeUndefined();
  });

  it('that is refused is reported with the reason', async () => {
    await expect(channel('other@paper.example', { ...env }).send(message)).rejects.toThrow(
      'the mail was refused: email from other@paper.example not allowed',
    );
  });

  it('is not sent without the binding, and the log says what to add', async () => {
    await expect(channel('feedmill@paper.example', {}).send(message)).rejects.toThrow(
      'ALARM_EMAIL needs the binding EMAIL: see [[send_email]] in wrangler.toml',
    );
  });
});
