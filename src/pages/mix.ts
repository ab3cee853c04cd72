import { html } from 'hono/html';
import type { Position } from '../model/archive-page.ts';
import type { Article } from '../model/article.ts';
import type { Format } from '../model/format.ts';
import { mixPartPath } from '../model/urls.ts';
import { articleList } from './article-list.ts';
import { documentLinks } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { PageContext } from './page.ts';
import { pager } from './pager.ts';
import { subscribeBlock } from './subscribe.ts';

/** A part of a mix. */
export interface MixContents {
  /** The names of its scopes. */
  readonly name: string;
  /** The path of its documents, without their file names. */
  readonly base: string;
  readonly format: Format;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** The next part has the articles below this position; undefined if there is none. */
  readonly next: Position | undefined;
}

/** Renders the page of a mix, which people see who open its feed. */
export function mixPage(context: PageContext, contents: MixContents): Html {
  const { name, base, format, articles, next } = contents;
  const { words } = context.locale;
  const older = next && { path: mixPartPath(base, format, next), text: words.older };
  return layout(
    context,
    {
      title: name,
      feeds: documentLinks(base, `${name} · ${context.site.title}`),
      isUnlisted: true,
    },
    html`<div class="top">
<h1><bdi>${name}</bdi></h1>
</div>
${subscribeBlock(context, base)}<section class="list" aria-labelledby="latest">
<h2 id="latest">${words.latest}</h2>
${articles.length === 0 ? html`<p>${words.empty}</p>` : articleList(context, articles)}${pager(words.archive, { next: older })}</section>
`,
  );
}
