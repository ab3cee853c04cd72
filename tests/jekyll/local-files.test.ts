import { describe, expect, it } from 'vitest';
import { enclosureOf } from '../../src/jekyll/enclosure.ts';
import { unmeasuredPaths, withLengths } from '../../src/jekyll/local-files.ts';
import { siteOf } from '../support/site.ts';

const site = siteOf('url: https://paper.example\nbaseurl: /notes');

describe('the files of an enclosure that are in the site', () => {
  it.each([
    [{ audio: '/media/1.mp3' }, ['media/1.mp3']],
    [{ audio: 'media/a b é.mp3' }, ['media/a b é.mp3']],
    [{ audio: 'https://paper.example/notes/1.mp3?x#y' }, ['1.mp3']],
    [{ audio: { mp3: '/1.mp3', ogg: '/1.ogg' } }, ['1.mp3', '1.ogg']],
    [{ audio: '/1.mp3', length: '5' }, []],
    [{ audio: 'https://paper.example/other/1.mp3' }, []],
    [{ audio: 'https://cdn.example/1.mp3' }, []],
    [{ audio: '/%ff.mp3' }, ['%ff.mp3']],
    [{}, []],
  ])('are found by their paths: %j', (data, paths) => {
    expect(unmeasuredPaths(enclosureOf(data, site.url), site)).toEqual(paths);
  });

  it('are below the directory that is the source of the site', () => {
    const inDocs = siteOf('source: docs');
    const enclosure = enclosureOf({ audio: '/1.mp3' }, inDocs.url);
    expect(unmeasuredPaths(enclosure, inDocs)).toEqual(['docs/1.mp3']);
  });

  it('get their lengths, except those in the front matter', () => {
    const audio = { mp3: { url: '/1.mp3', length: '5' }, ogg: '/1.ogg', opus: '/1.opus' };
    const enclosure = enclosureOf({ audio }, site.url);
    if (!enclosure) throw new Error('there is no enclosure');
    const sizes = new Map([
      ['1.mp3', 99],
      ['1.ogg', 1234],
    ]);
    const { length, others } = withLengths(enclosure, site, sizes);
    expect([length, ...(others ?? []).map((file) => file.length)]).toEqual([5, 1234, 0]);
  });
});
