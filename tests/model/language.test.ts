import { describe, expect, it } from 'vitest';
import { languageName, languageTag } from '../../src/model/language.ts';

describe('the tag of a language', () => {
  it.each([
    ['EN', 'en'],
    ['zh_cn', 'zh-CN'],
    ['zh_Hans_CN', 'zh-Hans-CN'],
    ['en_US.UTF-8', 'en-US'],
    ['de_DE@euro', 'de-DE'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['de-DE-1996', 'de-DE-1996'],
    ['es-419', 'es-419'],
    ['en-UK', 'en-GB'],
    ['eng', 'en'],
    ['no', 'no'],
    ['jp', 'ja'],
    ['cn', 'zh-CN'],
    ['English', 'en'],
    [' Deutsch ', 'de'],
    ['PORTUGUÊS', 'pt'],
    ['Português (Brasil)', 'pt-BR'],
    ['English (US)', 'en-US'],
    ['日本語', 'ja'],
    ['中文', 'zh'],
    ['简体中文', 'zh-Hans'],
    ['中文（繁體）', 'zh-Hant'],
    ['en, fr', 'en'],
  ])('that %j means is %s', (text, tag) => {
    expect(languageTag(text)).toBe(tag);
  });

  it.each([
    '',
    'C',
    'POSIX',
    'und',
    'x-default',
    'none',
    'true',
    'plain english',
    'zz',
    'qqq',
    '1',
  ])('is unknown for %j', (text) => {
    expect(languageTag(text)).toBeUndefined();
  });
});

describe('the name of a language', () => {
  it.each([
    ['de', 'Deutsch'],
    ['pt-BR', 'português (Brasil)'],
    ['de-u-co-phonebk', 'Deutsch'],
    ['en-US-x-twain', 'American English'],
  ])('of %s is %s', (tag, name) => {
    expect(languageName(tag)).toBe(name);
  });
});
