import { existsSync } from 'node:fs';
import { type Browser, launch } from 'puppeteer-core';

/** The browsers that are driven: those of the system. */
export type BrowserName = 'chromium' | 'firefox';

/** How a browser begins. Firefox cannot change either afterwards. */
export interface BrowserOptions {
  readonly isDark?: boolean;
  readonly hasScripts?: boolean;
}

const programs: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['/usr/bin/chromium', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

// Milliseconds until a browser must have started.
const timeout = 100_000;

/** Finds the program of a browser; undefined if it is not installed. */
export function browserProgram(name: BrowserName): string | undefined {
  return programs[name].find((program) => existsSync(program));
}

/**
 * Starts a browser without a window.
 *
 * @throws {Error} if it does not start
 */
export function startBrowser(
  name: BrowserName,
  executablePath: string,
  { isDark = false, hasScripts = true }: BrowserOptions = {},
): Promise<Browser> {
  if (name === 'firefox') {
    const extraPrefsFirefox = {
      'javascript.enabled': hasScripts,
      'layout.css.prefers-color-scheme.content-override': isDark ? 0 : 1,
    };
    return launch({ browser: 'firefox', executablePath, extraPrefsFirefox, timeout });
  }
  return launch({
    executablePath,
    timeout,
    args: [
      // Chromium does not start as root with its sandbox.
      '--no-sandbox',
      '--hide-scrollbars',
      ...(isDark ? ['--blink-settings=preferredColorScheme=0'] : []),
    ],
  });
}
