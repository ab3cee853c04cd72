import { afterAll, beforeAll, describe } from 'vitest';
import {
  type BrowserName,
  type BrowserOptions,
  browserProgram,
  startBrowser,
} from '../../../scripts/browser/launch.ts';
import { Visitor } from './visitor.ts';

/**
 * Describes what a visitor experiences with a browser, which is started once for all of these tests. They are skipped if
 * it is not installed.
 */
export function describeIn(
  name: BrowserName,
  options: BrowserOptions,
  tests: (visitor: () => Visitor) => void,
): void {
  const program = browserProgram(name);
  const scheme = options.isDark ? 'dark' : 'light';
  const scripts = options.hasScripts === false ? 'without scripts' : 'with scripts';
  describe.skipIf(program === undefined)(`in ${name}, ${scheme}, ${scripts}`, () => {
    let visitor: Visitor | undefined;
    beforeAll(async () => {
      visitor = await Visitor.open(await startBrowser(name, program ?? '', options), name, options);
    });
    afterAll(() => visitor?.close());
    tests(() => {
      if (!visitor) throw new Error(`${name} has not started`);
      return visitor;
    });
  });
}
