/** The rows of an article as the first version of Feedmill, and any later one, would have stored them. */
export const olderArticle: readonly string[] = [
  "insert into source (id, name, site, config_id, settings) values (1, 'push', '{}', '', '')",
  "insert into site (id, source_id, is_configured, title, description, url, language, authors) values (1, 1, 1, 'The Paper', '', 'https://paper.example/', 'en', '[]')",
  "insert into article (id, source_id, path, feed_id, url, title, summary, authors, categories, tags, published_at, updated_at, hash, state, content) values (1, 1, 'a.md', 'https://paper.example/a', 'https://paper.example/a', 'An older article', '', '[]', '[]', '[]', 1767225600, 1767225600, '', 'live', 'x')",
  "insert into scope (id, kind, slug, name, revision, changed_at, article_count) values (1, 'site', '', '', 1767225600, 1767225600, 1)",
  'insert into scope_article (scope_id, published_at, article_id) values (1, 1767225600, 1)',
];
