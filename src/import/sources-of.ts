import type { Config } from '../config.ts';
import { ArchiveSource } from './sources/archive.ts';
import { GithubSource } from './sources/github.ts';
import type { Access } from './sources/polite-fetch.ts';
import type { Source } from './sources/source.ts';

/** The sources that the schedule looks at, as the variables name them. */
export function sourcesOf(config: Config): Source[] {
  const access: Access = { contact: config.publicUrl, allowPrivate: config.allowPrivateSources };
  const bounds = { maxBytes: config.archiveMaxBytes };
  const sources: Source[] = [];
  if (config.github !== undefined) {
    sources.push(new GithubSource('github', config.github, access, bounds));
  }
  if (config.archiveUrl !== undefined) {
    sources.push(new ArchiveSource('archive', config.archiveUrl, access, bounds));
  }
  return sources;
}
