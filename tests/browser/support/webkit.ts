// WebKit, the engine of Safari, as WebKitGTK has it. It is driven by WebDriver, since puppeteer does not know it.
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from 'vitest';
import { isInstalled } from '../../../scripts/local/http-caches.ts';
import { freePort } from '../../scripts/support/free-port.ts';

// Debian has its browser in webkit2gtk-driver.
const [miniBrowser] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');

const isReady = isInstalled('WebKitWebDriver') && isInstalled('xvfb-run');

/** A window of WebKit (https://www.w3.org/TR/webdriver2/). */
export class WebKit {
  readonly #driver: ChildProcess;
  readonly #origin: string;
  #session = '';

  private constructor(driver: ChildProcess, origin: string) {
    this.#driver = driver;
    this.#origin = origin;
  }

  static async open(): Promise<WebKit> {
    const port = await freePort();
    // A group of its own, since xvfb-run does not pass signals on.
    const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
      detached: true,
      stdio: 'ignore',
    });
    const webkit = new WebKit(driver, `http://127.0.0.1:${port}`);
    await webkit.#untilReady();
    const options = { binary: miniBrowser, args: ['--automation'] };
    const session = await webkit.#send('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    webkit.#session = `/session/${(session as { sessionId: string }).sessionId}`;
    return webkit;
  }

  /** Opens a URL, and waits until the page has loaded. */
  async visit(url: string): Promise<void> {
    await this.#send('POST', `${this.#session}/url`, { url });
  }

  /** Runs the body of a function in the page, and returns its result. */
  evaluate(body: string): Promise<unknown> {
    return this.#send('POST', `${this.#session}/execute/sync`, { script: body, args: [] });
  }

  /** Types a text into a field, presses Enter, and waits for the page that it leads to. */
  async enter(selector: string, text: string): Promise<void> {
    const using = { using: 'css selector', value: selector };
    const found = await this.#send('POST', `${this.#session}/element`, using);
    const [element] = Object.values(found as Record<string, string>);
    await this.evaluate('document.documentElement.id = "left"');
    const keys = { text: `${text}${enterKey}` };
    await this.#send('POST', `${this.#session}/element/${element}/value`, keys);
    while (await this.evaluate('return document.documentElement.id === "left"')) {
      await setTimeout(interval);
    }
  }

  async close(): Promise<void> {
    await this.#send('DELETE', this.#session).catch(() => {});
    if (this.#driver.pid !== undefined) process.kill(-this.#driver.pid, 'SIGTERM');
  }

  async #untilReady(): Promise<void> {
    for (;;) {
      const status = await this.#send('GET', '/status').catch(() => undefined);
      if ((status as { ready?: boolean } | undefined)?.ready) return;
      await setTimeout(interval);
    }
  }

  /** @throws {Error} with the message of WebDriver */
  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(this.#origin + path, init);
    const { value }: { value: unknown } = JSON.parse(await response.text());
    if (!response.ok) throw new Error((value as { message: string }).message);
    return value;
  }
}

// U+E007 (https://www.w3.org/TR/webdriver2/#keyboard-actions).
const enterKey = '\ue007';

// Milliseconds.
const interval = 100;

/** Describes what a visitor experiences with WebKit. The tests are skipped if it is not installed. */
export function describeInWebKit(tests: (webkit: () => WebKit) => void): void {
  describe.skipIf(miniBrowser === undefined || !isReady)('in WebKit', () => {
    let webkit: WebKit | undefined;
    beforeAll(async () => {
      webkit = await WebKit.open();
    });
    afterAll(() => webkit?.close());
    tests(() => {
      if (!webkit) throw new Error('WebKit has not started');
      return webkit;
    });
  });
}
