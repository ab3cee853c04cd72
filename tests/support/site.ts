// Site configurations and files, for tests that read posts without a Worker.
import { configFilesOf } from '../../src/generators/config-files.ts';
import { readSiteConfig } from '../../src/generators/read-site-config.ts';
import {
  parseSiteConfig,
  type SiteConfig,
  type SiteOptions,
} from '../../src/jekyll/site-config.ts';
import type { PostFile } from '../../src/model/post-file.ts';

/** Parses the text of a `_config.yml`. If it has no URL, a default is used. */
export function siteOf(yaml = '', options: Partial<SiteOptions> = {}): SiteConfig {
  return parseSiteConfig(yaml, { fallbackUrl: 'https://paper.example', future: false, ...options });
}

export function fileOf(path: string, content: string | Uint8Array<ArrayBuffer>): PostFile {
  const bytes =
    typeof content === 'string' ? new Uint8Array(new TextEncoder().encode(content)) : content;
  return { path, bytes, modifiedAt: new Date('2026-05-06T07:08:09.500Z') };
}

/** Reads the configuration of a site of any generator from its files, by path. */
export function siteOfFiles(
  files: Readonly<Record<string, string>>,
  options: Partial<SiteOptions> = {},
): SiteConfig {
  const config = Object.entries(files).map(([path, text]) => fileOf(path, text));
  const defaults = { fallbackUrl: 'https://feeds.example', future: false };
  return readSiteConfig(configFilesOf(config), { ...defaults, ...options });
}
