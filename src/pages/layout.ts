import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Increase this if the same data renders as a different page. It is part of ETags, so older copies expire. */
export const pageVersion = 4;

/** HTML of a part of a page, escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A feed that a page links to in its head, where browsers and feed readers look for feeds. */
export interface FeedLink {
  readonly title: string;
  readonly mediaType: string;
  readonly url: string;
}

const style = `
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; }
.feeds { margin-left: .6rem; }
.feeds a { margin-right: .6rem; font-size: .9em; white-space: nowrap; }
.quiet { color: #666; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; }
  body { background: #16181c; color: #e6e6e6; }
  a { color: #8ab4f8; }
  .quiet { color: #9aa0a6; }
}
`;

/**
 * The Content Security Policy of pages. They have no scripts, no pictures but the icon of the site, and one
 * style, which its SHA-256 admits.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "img-src 'self' https:",
  "style-src 'sha256-o0iStW4790jBHdHKXEFMk+Jrhl2E1E3HWTcfvRIhbbA='",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The parts of a page around its content. */
export interface Page {
  readonly title: string;
  readonly language: string;
  readonly feeds: readonly FeedLink[];
  /** Seconds after which a browser loads the page again; never if undefined. */
  readonly refresh?: number;
}

/** Renders a page around its content. Its own words are English, so that is the language by default. */
export function layout(page: Page, content: Html): Html {
  return html`<!doctype html>
<html lang="${page.language || 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${
  page.refresh === undefined
    ? ''
    : html`<meta http-equiv="refresh" content="${page.refresh}">
`
}<title>${page.title}</title>
${page.feeds.map(
  ({ title, mediaType, url }) =>
    html`<link rel="alternate" type="${mediaType}" title="${title}" href="${url}">
`,
)}<style>${raw(style)}</style>
</head>
<body>
${content}
</body>
</html>
`;
}
