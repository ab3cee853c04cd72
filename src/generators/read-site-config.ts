import { type SiteConfig, type SiteOptions, siteConfigOf } from '../jekyll/site-config.ts';
import { utf8Text } from '../model/bytes.ts';
import type { PostFile } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import type { ConfigFiles } from './config-files.ts';
import type { TextFile } from './shared/generator.ts';

/**
 * Reads the configuration of a site from its files.
 *
 * @throws {ImportError} if it is not valid
 */
export function readSiteConfig(
  { generator, config, cname }: ConfigFiles,
  options: Omit<SiteOptions, 'configName' | 'cname' | 'urlKey' | 'foreign'>,
): SiteConfig {
  const { urlKey, notes, ...parsed } = generator.configure(config.map(decoded));
  const configName = config[0]?.path ?? '_config.yml';
  const foreign = notes && { generator: generator.key, notes };
  const hints = { urlKey, cname: cname && utf8Text(cname.bytes) };
  return siteConfigOf(parsed, { ...options, ...hints, configName, foreign });
}

function decoded({ path, bytes }: PostFile): TextFile {
  const text = utf8Text(bytes);
  if (text === undefined) throw new ImportError(`${path} is not in UTF-8`);
  return { path, text };
}
