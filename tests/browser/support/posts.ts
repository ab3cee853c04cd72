import type { PostFile } from '../../../src/model/post-file.ts';
import type { Newspaper } from './newspapers.ts';

// Enough for an archive, and for a list of tags that has two pages.
const postCount = 150;
const rareTags = 210;

const newest = Date.UTC(2026, 10, 27, 16, 30);
const interval = 7 * 3_600_000;

/** The host that the pictures of articles are on. It does not exist; tests answer for it. */
export const siteHost = 'newspaper.example';

/** Makes the configuration of a site. */
export function configOf(newspaper: Newspaper): PostFile {
  const { title, description, language, timezone } = newspaper;
  const lines = { title, description, lang: language, timezone, url: `https://${siteHost}` };
  return file('_config.yml', yaml(lines));
}

/** Makes the posts of a site: the first of them is the newest. */
export function postsOf(newspaper: Newspaper): PostFile[] {
  return Array.from({ length: postCount }, (_, at) => post(newspaper, at));
}

function post(newspaper: Newspaper, at: number): PostFile {
  const { articles, categories, tags, authors } = newspaper;
  const [title = '', summary = ''] = articles[at % articles.length] ?? [];
  const date = new Date(newest - at * interval).toISOString();
  const head = yaml({
    title: at < articles.length ? title : `${title} (${at})`,
    date,
    categories: [categories[at % categories.length]],
    tags: [
      tags[at % tags.length],
      tags[(at * 3 + 1) % tags.length],
      `${tags[at % tags.length]} ${at % rareTags}`,
      `${tags[(at + 3) % tags.length]} ${(at + 75) % rareTags}`,
    ],
    author: at % 4 === 3 ? authors.slice(0, 2) : authors[at % authors.length],
    ...(at % 3 === 0 ? { image: `/pictures/${at % 6}.svg` } : {}),
    excerpt: summary,
  });
  return file(`_posts/${date.slice(0, 10)}-post-${at}.md`, `---\n${head}---\n${summary}\n`);
}

// JSON is YAML.
function yaml(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

function file(path: string, text: string): PostFile {
  return { path, bytes: new TextEncoder().encode(text), modifiedAt: new Date(0) };
}
