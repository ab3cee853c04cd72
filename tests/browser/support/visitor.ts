// A person's browser, which notes what goes wrong on the pages that it shows.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOnly } from 'axe-core';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import type { BrowserName, BrowserOptions } from '../../../scripts/browser/launch.ts';
import { siteHost } from './posts.ts';

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A phone. A screen of 1,280 pixels at 400 % is as wide (WCAG 2.2, 1.4.10). */
export const narrow: Size = { width: 320, height: 640 };

export const wide: Size = { width: 1280, height: 900 };

export const veryWide: Size = { width: 1600, height: 1000 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"><rect width="900" height="700" fill="teal"/></svg>';

/** A tab of a browser. */
export class Visitor {
  readonly page: Page;
  /** The complaints of the browser, and requests to other hosts. */
  readonly complaints: string[] = [];
  readonly browser: BrowserName;
  readonly hasScripts: boolean;

  private constructor(page: Page, browser: BrowserName, hasScripts: boolean) {
    this.page = page;
    this.browser = browser;
    this.hasScripts = hasScripts;
  }

  /** Opens a tab, which answers for the host that has the pictures of articles. */
  static async open(
    browser: Browser,
    name: BrowserName,
    { hasScripts = true }: BrowserOptions,
  ): Promise<Visitor> {
    const page = await browser.newPage();
    const visitor = new Visitor(page, name, hasScripts);
    // Tests end what hangs.
    page.setDefaultTimeout(0);
    await page.setViewport(wide);
    page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    page.on('console', (message) => visitor.complaints.push(message.text()));
    await page.evaluateOnNewDocument(watchPage);
    await page.setRequestInterception(true);
    page.on('request', (request) => void visitor.#respond(request));
    // Firefox has no scripts from its start.
    if (name === 'chromium') await page.setJavaScriptEnabled(hasScripts);
    return visitor;
  }

  async #respond(request: HTTPRequest): Promise<void> {
    const { hostname, pathname, protocol } = new URL(request.url());
    if (hostname === siteHost && pathname.startsWith('/pictures/')) {
      await request.respond({ contentType: 'image/svg+xml', body: picture });
      return;
    }
    const isOwn = hostname === '127.0.0.1' || protocol === 'data:';
    if (!isOwn) this.complaints.push(`request to ${request.url()}`);
    await (isOwn ? request.continue() : request.abort());
  }

  /** Opens a URL, and returns the status of the response. */
  async visit(url: string): Promise<number> {
    const response = await this.page.goto(url, { waitUntil: 'load' });
    return response?.status() ?? 0;
  }

  /** Presses Enter, on a link or where the focus is, and waits for the page that it leads to. */
  async follow(link?: string): Promise<void> {
    const { page } = this;
    if (link !== undefined) await page.focus(link);
    await Promise.all([
      page.waitForNavigation({ waitUntil: 'load' }),
      page.keyboard.press('Enter'),
    ]);
  }

  /** Looks at the page in another size; returns by how many pixels it is wider than the window. */
  async overflowAt(size: Size): Promise<number> {
    await this.page.setViewport(size);
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /**
   * Checks the page with axe, and returns its findings.
   *
   * @param rules the ids of rules; all of WCAG 2.2 A and AA, and best practices, if there are none
   */
  async axeFindings(rules?: readonly string[]): Promise<string[]> {
    const only: RunOnly = rules
      ? { type: 'rule', values: [...rules] }
      : { type: 'tag', values: axeTags };
    const isLoaded = await this.page.evaluate(() => 'axe' in globalThis);
    if (!isLoaded) await this.page.evaluate(axe);
    return this.page.evaluate(async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run({ runOnly });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }, only);
  }

  /** The violations of the Content Security Policy, and the layout shifts, since the page was opened. */
  async pageNotes(): Promise<readonly string[]> {
    return this.page.evaluate(() => (globalThis as { notes?: string[] }).notes ?? []);
  }

  /** Whether the page is dark: its text is light. */
  async isDark(): Promise<boolean> {
    const colour = await this.page.evaluate(() => getComputedStyle(document.body).color);
    return Number(/\d+/.exec(colour)?.[0]) > 127;
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    await this.page.browser().close();
  }
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs in each page before anything else. Firefox knows no layout shifts. */
function watchPage(): void {
  const notes: string[] = [];
  Object.assign(globalThis, { notes });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    notes.push(`${violatedDirective} forbids ${blockedURI}`);
  });
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) notes.push(`layout shift ${JSON.stringify(entry)}`);
  }).observe({ type: 'layout-shift', buffered: true });
}
