import * as v from 'valibot';
import { onOff } from './kinds.ts';
import { aiSignals, robotsText, welcomesAi } from './robots.ts';

/** The configuration of the pages for people. */
export interface PageConfig {
  /** Whether there is a page for the publisher at `/admin/`. */
  readonly adminPage: boolean;
  /** Whether a person who opens a feed in a browser gets a page instead. */
  readonly feedPages: boolean;
  /** Whether pages for people show pictures from other hosts. */
  readonly pagePictures: boolean;
  /** The text of robots.txt. */
  readonly robots: string;
  /** The lines of robots.txt that say what the texts may be used for. */
  readonly aiSignals: readonly string[];
  /** Whether there is an `llms.txt`. */
  readonly llmsText: boolean;
  /** Whether articles can be searched, if there is a database for the index. */
  readonly search: boolean;
  /** Whether there are sitemaps of the articles. */
  readonly sitemaps: boolean;
}

/** The schemas of the variables. */
export const pageVariables = {
  ADMIN_PAGE: v.optional(onOff, 'on'),
  FEED_PAGES: v.optional(onOff, 'on'),
  LLMS_TXT: v.optional(onOff),
  PAGE_PICTURES: v.optional(onOff, 'on'),
  ROBOTS: robotsText,
  SEARCH: v.optional(onOff, 'on'),
  SITEMAPS: v.optional(onOff, 'on'),
};

const schema = v.object(pageVariables);

/** Reads the configuration from validated variables. */
export function pageConfig(vars: v.InferOutput<typeof schema>): PageConfig {
  return {
    adminPage: vars.ADMIN_PAGE === 'on',
    feedPages: vars.FEED_PAGES === 'on',
    pagePictures: vars.PAGE_PICTURES === 'on',
    robots: vars.ROBOTS,
    aiSignals: aiSignals(vars.ROBOTS),
    llmsText: vars.LLMS_TXT ? vars.LLMS_TXT === 'on' : welcomesAi(vars.ROBOTS),
    search: vars.SEARCH === 'on',
    sitemaps: vars.SITEMAPS === 'on',
  };
}
