// A small site of Jekyll with what the real Jekyll makes of it, copied so that a test may change it.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './command.ts';

/** The folder of the site. */
export const jekyllSite = join(import.meta.dirname, '..', 'fixtures', 'jekyll-site');

/** A copy of the site, and the path of the reference in it. */
export async function copyJekyllSite(): Promise<{ site: string; reference: string }> {
  const site = join(await temporaryFolder(), 'site');
  await cp(jekyllSite, site, { recursive: true });
  return { site, reference: join(site, 'jekyll.ndjson') };
}
