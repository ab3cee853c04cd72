import { expect } from 'vitest';
import type { KnownPage } from './pages.ts';
import { narrow, type Visitor, veryWide, wide } from './visitor.ts';

/** Opens a page and expects that nothing is amiss there. */
export async function expectSoundPage(
  visitor: Visitor,
  origin: string,
  { path, status }: KnownPage,
): Promise<void> {
  expect(await visitor.visit(origin + path)).toBe(status);
  await expectSound(visitor, status);
}

/**
 * Expects that nothing is amiss on the page that is shown: it fits any window, the browser complains of nothing, and
 * axe finds nothing. It needs scripts for axe, and Chromium, since that can change the scheme of its colours.
 */
export async function expectSound(visitor: Visitor, status = 200): Promise<void> {
  const isJudged = canJudge(visitor);
  if (isJudged) await scrollToEnd(visitor);
  // Of an error, Chromium complains itself.
  const others = visitor.complaints
    .splice(0)
    .filter((text) => !text.includes(`status of ${status}`));
  expect([...others, ...(await visitor.pageNotes())]).toEqual([]);
  await expectNoFindings(visitor);
  expect(await visitor.overflowAt(veryWide)).toBe(0);
  expect(await visitor.overflowAt(narrow)).toBe(0);
  // Targets can be too small or too close only where there is little room.
  if (isJudged)
    expect(await visitor.axeFindings(['target-size', 'scrollable-region-focusable'])).toEqual([]);
  if (visitor.browser === 'chromium') await expectBothSchemes(visitor, isJudged);
  await visitor.page.setViewport(wide);
}

/** Expects that axe finds nothing on the page, if it can judge there. */
export async function expectNoFindings(visitor: Visitor): Promise<void> {
  if (canJudge(visitor)) expect(await visitor.axeFindings()).toEqual([]);
}

function canJudge({ hasScripts, browser }: Visitor): boolean {
  return hasScripts && browser === 'chromium';
}

/** Colours can be too weak in either scheme. Those of the light one have been judged with the rest. */
async function expectBothSchemes(visitor: Visitor, isJudged: boolean): Promise<void> {
  for (const scheme of ['dark', 'light']) {
    await visitor.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    expect(await visitor.isDark()).toBe(scheme === 'dark');
    if (isJudged && scheme === 'dark') {
      expect(await visitor.axeFindings(['color-contrast', 'link-in-text-block'])).toEqual([]);
    }
  }
}

/** Loads what is loaded only when it comes into view. */
async function scrollToEnd({ page }: Visitor): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await Promise.all([...document.images].map((image) => image.decode()));
    scrollTo(0, 0);
  });
}
