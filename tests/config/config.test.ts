import { describe, expect, it } from 'vitest';
import { readConfig, variableNames } from '../../src/config/config.ts';

const minimal = { PUBLIC_URL: 'https://feeds.example' };

const defaults = {
  publicUrl: 'https://feeds.example',
  feedItems: 20,
  isFeedItemsSet: false,
  feedContent: 'full',
  linkPosts: 'page',
  feedMaxBytes: 1_000_000,
  feedTombstones: true,
  feedDelta: false,
  feedHubs: [],
  feedMaxAge: 300,
  feedPages: true,
  pagePictures: true,
  search: true,
  adminPage: true,
  sitemaps: true,
  llmsText: true,
  aiSignals: [],
  robots: 'User-agent: *\nDisallow:\n',
  oldUrls: 'redirect',
  redirects: [],
  importToken: undefined,
  importTokenOld: undefined,
  hookSecret: undefined,
  github: undefined,
  archiveUrl: undefined,
  archiveMaxBytes: 2_000_000_000,
  bucketPrefix: '',
  allowPrivateSources: false,
  withdrawMaxPercent: 20,
  postFolders: [],
  feedId: 'jekyll',
  namedFeeds: '',
  siteUrl: undefined,
  site: {},
  staleAfterHours: 0,
  databaseMaxMb: 0,
  oldTexts: 'apart',
};

const allVariables = {
  PUBLIC_URL: 'https://feeds.example/',
  FEED_ITEMS: '50',
  FEED_CONTENT: 'summary',
  LINK_POSTS: 'target',
  FEED_MAX_KB: '500',
  FEED_TOMBSTONES: 'off',
  FEED_DELTA: 'on',
  FEED_HUBS: 'https://hub.example/, https://push.example/hub',
  FEED_MAX_AGE: '0',
  ADMIN_PAGE: 'off',
  FEED_PAGES: 'off',
  LLMS_TXT: 'on',
  PAGE_PICTURES: 'off',
  ROBOTS: 'disallow',
  SEARCH: 'off',
  SITEMAPS: 'off',
  OLD_ADDRESSES: 'answer',
  REDIRECTS: '/old.xml /rss.xml',
  IMPORT_TOKEN: 'sixteen-letters!',
  IMPORT_TOKEN_OLD: 'an-older-one-of-16',
  HOOK_SECRET: 'sixteen-numbers!',
  GITHUB_REPOSITORY: 'paper/site@drafts/next',
  GITHUB_FOLDER: '/docs/',
  GITHUB_TOKEN: 'ghp_0123',
  GITHUB_API: 'https://code.example/api/v3/',
  ARCHIVE_URL: 'https://code.example/site.tar.gz',
  ARCHIVE_MAX_MB: '3',
  BUCKET_PREFIX: '/sites/paper/',
  FEED_URL: 'https://paper.example/feed/',
  ALLOW_PRIVATE_SOURCES: 'on',
  WITHDRAW_MAX_PERCENT: '100',
  POST_FOLDERS: 'old_post, /blog/attic/',
  STALE_AFTER_HOURS: '48',
  DATABASE_MAX_MB: '10000',
  ALARM_URL: 'https://alarms.example/hook',
  ALARM_EMAIL: 'desk@paper.example',
  ALARM_EMAIL_FROM: 'feedmill@paper.example',
  PING_URL: 'https://alarms.example/ping',
  OLD_TEXTS: 'together',
  FEED_ID: 'tag:paper.example,2021:{path}',
  NAMED_FEEDS: 'summary: {content: summary}',
  SITE_TITLE: ' The \n Paper ',
  SITE_DESCRIPTION: 'News',
  SITE_URL: 'https://paper.example/blog/',
  SITE_LANGUAGE: 'zh-CN',
  SITE_ICON: 'https://paper.example/icon.png',
  SITE_LOGO: 'https://paper.example/logo.png',
  PODCAST_CATEGORY: 'News > Daily News',
  PODCAST_EXPLICIT: 'true',
  PODCAST_EMAIL: 'desk@paper.example',
  PODCAST_GUID: '917393E3-1B1E-5CEF-ACE4-EDAA54E1F810',
};

describe('the configuration', () => {
  it('requires no variable', () => {
    expect(readConfig(minimal)).toEqual(defaults);
  });

  it('reads all variables', () => {
    expect(readConfig(allVariables)).toEqual({
      publicUrl: 'https://feeds.example',
      feedItems: 50,
      isFeedItemsSet: true,
      feedContent: 'summary',
      linkPosts: 'target',
      feedMaxBytes: 500_000,
      feedTombstones: false,
      feedDelta: true,
      feedHubs: ['https://hub.example/', 'https://push.example/hub'],
      feedMaxAge: 0,
      feedPages: false,
      pagePictures: false,
      search: false,
      adminPage: false,
      sitemaps: false,
      llmsText: true,
      aiSignals: [],
      robots: 'User-agent: *\nDisallow: /\n',
      oldUrls: 'answer',
      redirects: [{ from: '/old.xml', to: '/rss.xml' }],
      importToken: 'sixteen-letters!',
      importTokenOld: 'an-older-one-of-16',
      hookSecret: 'sixteen-numbers!',
      github: {
        owner: 'paper',
        name: 'site',
        branch: 'drafts/next',
        folder: 'docs',
        token: 'ghp_0123',
        api: 'https://code.example/api/v3',
      },
      archiveUrl: 'https://code.example/site.tar.gz',
      archiveMaxBytes: 3_000_000,
      bucketPrefix: 'sites/paper/',
      feedUrl: 'https://paper.example/feed/',
      allowPrivateSources: true,
      withdrawMaxPercent: 100,
      postFolders: ['old_post', 'blog/attic'],
      staleAfterHours: 48,
      databaseMaxMb: 10_000,
      oldTexts: 'together',
      alarmUrl: 'https://alarms.example/hook',
      alarmEmail: { to: 'desk@paper.example', from: 'feedmill@paper.example' },
      pingUrl: 'https://alarms.example/ping',
      feedId: 'tag:paper.example,2021:{path}',
      namedFeeds: 'summary: {content: summary}',
      siteUrl: 'https://paper.example/blog/',
      site: {
        title: 'The Paper',
        description: 'News',
        language: 'zh-CN',
        icon: 'https://paper.example/icon.png',
        logo: 'https://paper.example/logo.png',
        podcast: {
          category: 'News > Daily News',
          explicit: true,
          email: 'desk@paper.example',
          guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
        },
      },
    });
    expect(Object.keys(allVariables)).toEqual(variableNames);
  });

  it('treats an empty variable as unset', () => {
    const empty = Object.fromEntries(variableNames.map((name) => [name, '']));
    expect(readConfig({ ...empty, ...minimal })).toEqual(defaults);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig(minimal))).toBe(true);
  });

  it('ignores other variables', () => {
    expect(readConfig({ ...minimal, DB: {}, OTHER: 'x' })).toEqual(defaults);
  });
});
