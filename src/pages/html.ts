import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML of a part of a page, escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
