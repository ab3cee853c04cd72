import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';

/** A picture of a page. Sizes are in CSS pixels. */
export interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

// Milliseconds until a page must be there.
const timeout = 120_000;

/** Opens a tab in which every picture on a host is this one. */
export async function answerFor(browser: Browser, host: string, svg: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeout);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isTheirs = new URL(request.url()).hostname === host;
    void (isTheirs
      ? request.respond({ contentType: 'image/svg+xml', body: svg })
      : request.continue());
  });
  return page;
}

/**
 * Takes pictures of pages, each in the light and in the dark.
 *
 * @returns the paths of the files
 */
export async function takePictures(
  page: Page,
  origin: string,
  pictures: readonly Picture[],
  folder: string,
): Promise<string[]> {
  const files: string[] = [];
  for (const { name, path, width, height } of pictures) {
    await page.setViewport({ width, height, deviceScaleFactor: 1.5 });
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(origin + path, { waitUntil: 'networkidle0' });
      const file = join(folder, `${name}-${scheme}.webp`) as `${string}.webp`;
      await page.screenshot({ path: file, type: 'webp', quality: 80 });
      files.push(file);
    }
  }
  return files;
}
