import { html } from 'hono/html';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { PageContext } from './page.ts';

/** The facts about the configuration on the page before the first import. It contains no values of secrets. */
export interface Setup {
  /** The URL of this Feedmill. */
  readonly origin: string;
  /** The kinds of the sources that the schedule imports from. */
  readonly sources: readonly string[];
  /** The public repository on GitHub that is imported, as `owner/name`; undefined if there is none. */
  readonly repository: string | undefined;
  /** Secrets and variables, and whether they are set. */
  readonly settings: readonly { readonly name: string; readonly isSet: boolean }[];
  readonly progress: ImportProgress;
  /** The sources that could not be read or imported, by name. */
  readonly failing: readonly string[];
}

/** How far the first import is. */
export interface ImportProgress {
  readonly isRunning: boolean;
  readonly read: number;
  readonly remaining: number;
}

/**
 * Renders the page that a Feedmill has at `/` until its first import has ended. What visitors should know is in their
 * language. What its operator has to do is in English, as are the commands, their output and the log.
 */
export function setupPage(context: PageContext, setup: Setup): Html {
  const { words } = context.locale;
  const isExpected = setup.progress.isRunning || setup.sources.length > 0;
  const again = html`<p class="lead"><a href="/">${words.errors.unavailable.text}</a></p>
`;
  return layout(
    context,
    { title: words.empty, feeds: [], isUnlisted: true },
    html`<div class="text">
<h1>${words.empty}</h1>
${isExpected ? again : ''}<div class="text" lang="en" dir="ltr">
${operatorText(setup)}</div>
</div>
`,
  );
}

function operatorText(setup: Setup): Html {
  const { sources, repository, settings, progress } = setup;
  return html`<h2>Feedmill is running</h2>
${progress.isRunning ? progressText(progress) : nextSteps(setup)}
<h2>Settings</h2>
<ul>
<li>Sources of the schedule: ${sources.length === 0 ? 'none' : sources.join(', ')}</li>
${repository === undefined ? '' : html`<li>Repository: <code>${repository}</code></li>\n`}${settings.map(({ name, isSet }) => html`<li><code>${name}</code>: ${isSet ? 'set' : 'not set'}</li>\n`)}</ul>
`;
}

function progressText({ read, remaining }: ImportProgress): Html {
  const total = remaining > 0 ? html` of ${(read + remaining).toLocaleString('en')}` : '';
  return html`<p>The first import is running: ${read.toLocaleString('en')}${total}
${read + remaining === 1 ? 'post' : 'posts'}, newest first. The feeds
have the imported posts already: <a href="/rss.xml">RSS</a>, <a href="/atom.xml">Atom</a>,
<a href="/feed.json">JSON Feed</a>.</p>`;
}

function nextSteps(setup: Setup): Html {
  return html`${stateText(setup)}
<h2>Import posts</h2>
<p>Choose one way. Run the commands in the folder of Feedmill.</p>
<h3>From a repository, an archive or a feed</h3>
<p>One of these commands asks for the value: the repository on GitHub as <code>you/your-site</code>, or a URL. The
schedule then looks for new posts every few minutes.</p>
<pre>npx wrangler secret put GITHUB_REPOSITORY
npx wrangler secret put ARCHIVE_URL
npx wrangler secret put FEED_URL</pre>
<p>A private repository also needs a token: <code>npx wrangler secret put GITHUB_TOKEN</code>.</p>
<h3>From a bucket</h3>
<p>In <code>wrangler.toml</code>, remove the <code>#</code> before the three lines of <code>[[r2_buckets]]</code>, and
name your bucket. Then deploy again:</p>
<pre>npx wrangler deploy</pre>
<h3>From your computer, or from CI</h3>
<pre>npx wrangler secret put IMPORT_TOKEN
FEEDMILL_TOKEN=... npm run import -- ~/your-site --to ${setup.origin}</pre>
${webhookText(setup)}`;
}

/** Says what the next import waits for. */
function stateText(setup: Setup): Html {
  const { sources, failing } = setup;
  if (failing.length > 0) {
    return html`<p><strong>The import of ${failing.join(', ')} has failed.</strong> The schedule tries again. Is the
name right? A repository that is private needs <code>GITHUB_TOKEN</code>. To see why it has failed:</p>
${statusCommand(setup, '')}`;
  }
  const [source] = sources;
  if (source === undefined) return html`<p>Nothing has been imported yet.</p>`;
  return html`<p>Nothing has been imported yet. The schedule imports at its next tick, within five
minutes. To import at once:</p>
${statusCommand(setup, ` --run ${source}`)}`;
}

/** The command that shows the status. If there is no token yet, it is set first. */
function statusCommand({ origin, settings }: Setup, options: string): Html {
  const hasToken = settings.some(({ name, isSet }) => name === 'IMPORT_TOKEN' && isSet);
  return html`<pre>${hasToken ? '' : 'npx wrangler secret put IMPORT_TOKEN\n'}FEEDMILL_TOKEN=... npm run status -- --to ${origin}${options}</pre>`;
}

function webhookText({ origin, repository }: Setup): Html {
  const settings = `https://github.com/${repository}/settings/hooks/new`;
  return html`<h3>At every push</h3>
<p>With a webhook, a push is in the feeds within seconds. Set its secret, and add a webhook for pushes to the
repository${repository === undefined ? '' : html` at <a href="${settings}">${settings}</a>`}, with the content type
<code>application/json</code> and this URL:</p>
<pre>npx wrangler secret put HOOK_SECRET
${origin}/hooks/github</pre>`;
}
