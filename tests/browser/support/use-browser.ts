import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe } from 'vitest';
import {
  type BrowserName,
  type BrowserOptions,
  browserProgram,
  startBrowser,
} from '../../../scripts/browser/launch.ts';

/**
 * Describes what holds in a browser, which is started once for all of its tests. They are skipped if it is not
 * installed.
 */
export function describeIn(
  name: BrowserName,
  options: BrowserOptions,
  tests: (browser: () => Browser) => void,
): void {
  const program = browserProgram(name);
  const scheme = options.isDark ? 'dark' : 'light';
  const scripts = options.hasScripts === false ? 'without scripts' : 'with scripts';
  describe.skipIf(program === undefined)(`in ${name}, ${scheme}, ${scripts}`, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await startBrowser(name, program ?? '', options);
    });
    afterAll(() => browser?.close());
    tests(() => {
      if (!browser) throw new Error(`${name} has not started`);
      return browser;
    });
  });
}
