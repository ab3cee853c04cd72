import * as v from 'valibot';
import { onOff } from './kinds.ts';
import { robotsText } from './robots.ts';

/** The configuration of the pages for people. */
export interface PageConfig {
  /** Whether a person who opens a feed in a browser gets a page instead. */
  readonly feedPages: boolean;
  /** Whether pages for people show pictures from other hosts. */
  readonly pagePictures: boolean;
  /** The text of robots.txt. */
  readonly robots: string;
  /** Whether articles can be searched, if there is a database for the index. */
  readonly search: boolean;
}

/** The schemas of the variables. */
export const pageVariables = {
  FEED_PAGES: v.optional(onOff, 'on'),
  PAGE_PICTURES: v.optional(onOff, 'on'),
  ROBOTS: robotsText,
  SEARCH: v.optional(onOff, 'on'),
};

const schema = v.object(pageVariables);

/** Reads the configuration from validated variables. */
export function pageConfig(vars: v.InferOutput<typeof schema>): PageConfig {
  return {
    feedPages: vars.FEED_PAGES === 'on',
    pagePictures: vars.PAGE_PICTURES === 'on',
    robots: vars.ROBOTS,
    search: vars.SEARCH === 'on',
  };
}
