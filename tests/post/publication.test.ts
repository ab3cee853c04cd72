import { describe, expect, it } from 'vitest';
import { PostSkipped } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

function read(frontMatter: string, config = '', path = '_posts/2026-01-02-a.md') {
  const file = fileOf(path, post(frontMatter, 'First ![a](/a.png).\n\nSecond.\n'));
  return readPost(file, siteOf(config));
}

describe('a post that is kept back', () => {
  it.each(['no', 'false', 'off', 'False', ''])('has published: %s', async (word) => {
    await expect(read(`published: ${word}`)).rejects.toThrow(PostSkipped);
  });

  it.each(['true', 'yes', 'True', '"true"'])('has draft: %s', async (word) => {
    await expect(read(`draft: ${word}`)).rejects.toThrow('its front matter has "draft: true"');
    await expect(read(`draft: ${word}`, 'unpublished: true')).rejects.toThrow(PostSkipped);
  });

  it('may be a draft by the front matter defaults, or with a capitalized key', async () => {
    await expect(read('title: A', 'defaults: [{values: {draft: true}}]')).rejects.toThrow('draft');
    await expect(read('Draft: true')).rejects.toThrow('draft');
  });

  it.each([
    'feed: false',
    'feed: {exclude: true}',
    'feed_exclude: true',
    'exclude_from_feed: true',
    'exclude_from_feeds: yes',
  ])('has %s', async (frontMatter) => {
    await expect(read(frontMatter)).rejects.toMatchObject({ reason: 'no-feed' });
  });

  it.each([
    'published: yes',
    'published: "false"',
    'draft: false',
    'draft: no',
    'draft:',
    'feed: true',
    'feed_exclude: false',
    'hidden: true',
    'sitemap: false',
  ])('does not have %s', async (frontMatter) => {
    expect((await read(frontMatter)).content).toContain('Second.');
  });

  it('is not one in _drafts, whose posts are read on request only', async () => {
    expect((await read('draft: true', '', '_drafts/a.md')).content).toContain('Second.');
  });
});

describe('a post with "feed: excerpt_only"', () => {
  it.each([
    ['feed: {excerpt_only: true}', ''],
    ['title: A', 'feed: {excerpt_only: true}'],
    ['feed: {excerpt_only: false}', 'feed: {excerpt_only: true}'],
  ])('has only its summary: %j in a site with %j', async (frontMatter, config) => {
    const { summary, content, image } = await read(frontMatter, config);
    expect([summary, content, image]).toEqual(['First .', '', null]);
  });

  it('has its whole text if that is false', async () => {
    expect((await read('feed: {excerpt_only: false}')).content).toContain('Second.');
  });
});
