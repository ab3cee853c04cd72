import { cutText } from '../../model/text.ts';
import { type AlarmChannel, NotSent } from './channel.ts';
import type { AlarmMessage } from './message.ts';
import { requestSecretUrl } from './secret-url.ts';

// Discord refuses a longer text.
const maxTextLength = 1_900;

/**
 * Has ntfy show `title` and `message` of the JSON, instead of the JSON itself. Other services ignore
 * these headers.
 */
const ntfyHeaders = {
  'X-Template': 'yes',
  'X-Title': '{{.title}}',
  'X-Message': '{{.message}}',
};

/** Posts alarms to a URL as JSON that ntfy, Slack, Mattermost, Discord and healthchecks take. */
export class UrlChannel implements AlarmChannel {
  readonly name = 'url';
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Posts a message. In the URL, `{exit-status}` stands for 0 if all checks pass, otherwise for 1. */
  async send(message: AlarmMessage): Promise<void> {
    const url = this.#url.replace(
      /\{exit-status\}|%7Bexit-status%7D/i,
      message.isAllWell ? '0' : '1',
    );
    const reason = await requestSecretUrl(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...ntfyHeaders },
      body: JSON.stringify(alarmJson(message)),
    });
    if (reason !== undefined) throw new NotSent(reason);
  }
}

/** The JSON of a message: each service shows the members that it knows and ignores the others. */
function alarmJson({ title, text, status }: AlarmMessage) {
  const chatText = cutText(plain(`${title}\n${text}`), maxTextLength);
  return {
    title,
    // ntfy
    message: cutText(text, maxTextLength),
    // Slack, Mattermost
    text: chatText,
    // Discord, which notifies nobody whom the text mentions
    content: chatText,
    allowed_mentions: { parse: [] },
    status,
  };
}

// Names of categories come from posts. In chats, `<` and `@` could mention everybody.
function plain(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('@', '＠');
}
