import type { Config } from '../config.ts';
import { ArchiveSource } from './sources/archive.ts';
import type { Access } from './sources/polite-fetch.ts';
import type { Source } from './sources/source.ts';

/** The sources that the schedule looks at, as the variables name them. */
export function sourcesOf(config: Config): Source[] {
  const access: Access = { contact: config.publicUrl, allowPrivate: config.allowPrivateSources };
  const sources: Source[] = [];
  if (config.archiveUrl !== undefined) {
    const { archiveUrl, archiveMaxBytes: maxBytes } = config;
    sources.push(new ArchiveSource('archive', archiveUrl, access, { maxBytes }));
  }
  return sources;
}
