// Rendered posts and stored articles, for tests of the plan of an import. By default, there is one

// post, at `a.md`, that was imported before and has not changed.
import { scopeRule } from '../../src/import/memberships.ts';
import { type PlanContext, planPosts, type Reading } from '../../src/import/plan.ts';
import type { RenderedPost } from '../../src/post/read-post.ts';
import type { StoredArticle, StoredPost } from '../../src/store/sources/posts.ts';

export const now = new Date('2026-03-01T12:00:00Z');
export const published = new Date('2026-02-01T00:00:00Z');

export function renderedPost(changes: Partial<RenderedPost> = {}): RenderedPost {
  return {
    feedId: 'https://paper.example/a',
    url: 'https://paper.example/a.html',
    title: 'A',
    summary: '',
    content: '',
    authors: [],
    categories: ['News'],
    tags: ['c++'],
    image: null,
    imageDetails: null,
    enclosure: null,
    externalUrl: null,
    language: null,
    publishedAt: published,
    updatedAt: null,
    hash: 'h1',
    isDated: true,
    collection: null,
    isHidden: false,
    isUnlisted: false,
    sharesUrl: false,
    notes: [],
    ...changes,
  };
}

export function reading(
  changes: Partial<RenderedPost> = {},
  path = 'a.md',
  hash = 'file1',
): Reading {
  return { path, hash, kind: 'rendered', rendered: renderedPost(changes) };
}

export function articleOf(changes: Partial<StoredArticle> = {}): StoredArticle {
  return {
    id: 7,
    sourceId: 1,
    path: 'a.md',
    feedId: 'https://paper.example/a',
    url: 'https://paper.example/a.html',
    categories: ['News'],
    tags: ['c++'],
    authors: [],
    language: null,
    publishedAt: published,
    updatedAt: published,
    hash: 'h1',
    state: 'live',
    isHeld: false,
    scopeRule,
    collection: null,
    isHidden: false,
    isUnlisted: false,
    ...changes,
  };
}

function postOf(changes: Partial<StoredPost> = {}): StoredPost {
  return {
    sourceId: 1,
    path: 'a.md',
    hash: 'file1',
    settings: 's',
    outcome: 'imported',
    note: '',
    reasons: '',
    links: '',
    articleId: 7,
    ...changes,
  };
}

export interface Stored {
  readonly article?: Partial<StoredArticle>;
  readonly post?: Partial<StoredPost> | null;
  readonly context?: Partial<PlanContext>;
}

/** Plans posts if nothing is stored. */
export function planNew(readings: Reading[], context: Partial<PlanContext> = {}) {
  return planPosts(readings, { posts: [], articles: [], gone: [] }, contextOf(context));
}

/** Plans a post if an article is stored. */
export function planNext(next: Reading, { article = {}, post = {}, context = {} }: Stored = {}) {
  const posts = post === null ? [] : [postOf(post)];
  return planPosts([next], { posts, articles: [articleOf(article)], gone: [] }, contextOf(context));
}

function contextOf(changes: Partial<PlanContext>): PlanContext {
  return {
    sourceId: 1,
    settings: 's',
    future: false,
    now,
    isPresent: () => true,
    ...changes,
  };
}
