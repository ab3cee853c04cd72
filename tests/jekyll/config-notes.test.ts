import { describe, expect, it } from 'vitest';
import { siteOf } from '../support/site.ts';

const notesOf = (yaml: string) => siteOf(`url: https://paper.example\n${yaml}`).notes;

describe('the notes on a configuration', () => {
  it.each([
    ['plugins: [jekyll-feed, jekyll-mentions, jekyll-toc]', /jekyll-mentions, jekyll-toc$/],
    ['markdown: Redcarpet', /Redcarpet/],
    ['collections: {wiki: {output: true}, posts: {output: true}, x: {}}', /not imported: wiki$/],
    ['limit_posts: 10', /"limit_posts"/],
    ['show_drafts: true', /--drafts/],
    ['feed: {posts_limit: 0}', /posts_limit.*the default is used/],
    ['feed: {posts_limit: 1000}', /posts_limit.*200 is used/],
    ['feed: {posts_limit: many}', /posts_limit/],
    ['feed: {collections: [recipes]}', /recipes, which "collections" does not have/],
    ['collections: [recipes]\nfeed: {collections: [recipes]}', /recipes has no pages/],
    ['feed: {tags: {except: [draft]}}', /"feed: tags"/],
    ['defaults: {a: b}', /"defaults"/],
    ['exclude: vendor', /"exclude"/],
    ['future: soon', /"future"/],
    ['markdown: CommonMarkGhPages', /CommonMarkGhPages.*kramdown/],
    ['base_url: /blog', /"base_url" is no setting: is "baseurl" meant\?/],
    ['timeZone: Europe/Paris', /is "timezone" meant/],
    ['titel: A', /is "title" meant/],
    ['encoding: latin1', /"encoding"/],
    ['permalink: [a]', /"permalink"/],
    ['permalink: /:categories/:nonsense/', /:nonsense/],
  ])('report %s', (yaml, note) => {
    expect(notesOf(yaml)).toEqual([expect.stringMatching(note)]);
  });

  it.each([
    'plugins: [jekyll-feed, jemoji, jekyll-seo-tag, jekyll-sitemap]',
    'collections: [posts]',
    'collections: {wiki: {output: false}}',
    'limit_posts: 0',
    'feed: {categories: [news], tags: true, disable_in_development: true}',
    'feed: {icon: /icon.png, logo: /logo.png}',
    'feed: {excerpt_only: true}',
    'feed: {posts_limit: 50, path: blog.xml, tags: {path: /tagged/}}',
    'collections: {recipes: {output: true}}\nfeed: {collections: {posts: {path: a.xml}, recipes: {path: b.xml}}}',
    'lang: zh_CN',
    'encoding: UTF-8',
    'title: A\nTitle: B',
    'titles: A',
    'permalink: /:year/:month_:day/:title:output_ext',
  ])('do not report %s', (yaml) => {
    expect(notesOf(yaml)).toEqual([]);
  });
});
