import { utf8Text } from '../model/bytes.ts';
import { ImportError } from '../model/problem.ts';
import type { ConfigFiles } from './config-file.ts';
import { parseSiteConfig, type SiteConfig, type SiteOptions } from './site-config.ts';

/**
 * Reads the configuration of a site from its files.
 *
 * @throws {ImportError} if it is not valid
 */
export function readSiteConfig(
  { config, cname }: ConfigFiles,
  options: Omit<SiteOptions, 'configName' | 'cname'>,
): SiteConfig {
  const text = config ? utf8Text(config.bytes) : '';
  if (text === undefined) throw new ImportError(`${config?.path} is not in UTF-8`);
  return parseSiteConfig(text, {
    ...options,
    configName: config?.path,
    cname: cname && utf8Text(cname.bytes),
  });
}
