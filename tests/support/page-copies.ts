// Copies of the pages of an archive, as a client has them.
import { expect } from 'vitest';
import type { createApp } from '../../src/app.ts';
import { importSite, post } from './feedmill.ts';

type App = Pick<ReturnType<typeof createApp>, 'request'>;

/** A page as a client has it. */
export interface Copy {
  readonly path: string;
  readonly etag: string;
  readonly text: string;
}

/** Whether no more articles will be added to a page. */
export const isFull = ({ etag }: Copy) => etag.endsWith('-full"');

function dayOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
}

// Long articles begin pages more often, so there are several pages.
const text = 'A long article. '.repeat(1_200);

/** A post of a day, which is in the site and a category. */
export function dayPost(day: number, title = `Day ${day}`, more = ''): [string, string] {
  const front = `title: ${title}\ncategory: Town\ntags: [a]${more}`;
  return [`_posts/${dayOf(day)}-day.md`, post(front, `${text}\n`)];
}

/** The number of posts of {@link siteOfDays}. */
export const days = 40;

/** Imports a post for each day. */
export const siteOfDays = () =>
  importSite(Object.fromEntries(Array.from({ length: days }, (_, day) => dayPost(day))));

/** All pages of the archive of a scope: feeds, and pages for people. */
export async function copiesOf(app: App, base: string): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (let path: string | undefined = `${base}feed.json`; path; ) {
    const response: Response = await app.request(path);
    const { next_url } = await response.json<{ next_url?: string }>();
    path = next_url && new URL(next_url).pathname;
    const pages = path ? [path, path.replace(/[^/]*$/, '')] : [];
    for (const page of pages) copies.push(...(await read(app, page)));
  }
  return copies;
}

/** The page at a path; none if it is a redirect, as the pages for people are whose articles the page of the scope shows. */
async function read(app: App, path: string): Promise<Copy[]> {
  const response = await app.request(path);
  const copy = { path, etag: response.headers.get('ETag') ?? '', text: await response.text() };
  return response.status === 200 ? [copy] : [];
}

/** Asks for pages again. A 304 must be for the bytes that the client has. Returns the copies that are current. */
export async function currentAmong(app: App, copies: readonly Copy[]): Promise<Copy[]> {
  const current: Copy[] = [];
  for (const copy of copies) {
    const again = await app.request(copy.path, { headers: { 'If-None-Match': copy.etag } });
    if (again.status !== 304) continue;
    expect(again.headers.get('ETag')).toBe(copy.etag);
    expect(await (await app.request(copy.path)).text(), copy.path).toBe(copy.text);
    current.push(copy);
  }
  return current;
}
