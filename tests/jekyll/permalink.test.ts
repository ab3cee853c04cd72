import { describe, expect, it } from 'vitest';
import {
  jekyllId,
  type PermalinkParts,
  permalinkPath,
  permalinkTemplate,
} from '../../src/jekyll/permalink.ts';
import { PostProblem } from '../../src/model/problem.ts';

const wednesday = { year: 2021, month: 12, day: 1, hour: 7, minute: 8, second: 9 };

const parts: PermalinkParts = {
  collection: 'posts',
  categories: ['SiteNews'],
  slug: 'init',
  baseName: '2021-12-01-init',
  cleanPath: '/2021-12-01-init',
  outputExtension: '.html',
  date: wednesday,
};

describe("Jekyll's permalink style", () => {
  it.each([
    ['date', '/sitenews/2021/12/01/init.html'],
    ['pretty', '/sitenews/2021/12/01/init/'],
    ['ordinal', '/sitenews/2021/335/init.html'],
    ['weekdate', '/sitenews/2021/W48/Wed/init.html'],
    ['none', '/sitenews/init.html'],
  ])('%s gives %s', (style, path) => {
    expect(permalinkPath(permalinkTemplate(style), parts)).toBe(path);
  });

  it('leaves out the directory of categories if a post has none', () => {
    expect(permalinkPath(permalinkTemplate('date'), { ...parts, categories: [] })).toBe(
      '/2021/12/01/init.html',
    );
  });
});

describe('a permalink template', () => {
  it.each([
    [':year :short_year', '/2021 21'],
    [':month :i_month :short_month :long_month', '/12 12 Dec December'],
    [':day :i_day :y_day', '/01 1 335'],
    [':short_day :long_day', '/Wed Wednesday'],
    [':week :w_year :w_day', '/48 2021 3'],
    [':hour :minute :second', '/07 08 09'],
    [':collection', '/posts'],
    ['/news/:year/:i_month/:i_day/:title', '/news/2021/12/1/init'],
    [':title:output_ext', '/init.html'],
    ['/:categories/:slug/:name/', '/sitenews/init/2021-12-01-init/'],
    ['/:unknown/:title_x', '/:unknown/init_x'],
    ['/:years', '/2021s'],
    ['//a//:title//', '/a/init/'],
    ['/../:title', '/init'],
    ['/fixed.html', '/fixed.html'],
    ['no-slash', '/no-slash'],
  ])('%j gives %j', (template, path) => {
    expect(permalinkPath(template, parts)).toBe(path);
  });

  it('fills :path with the directories below _posts', () => {
    expect(permalinkPath('/:path/', { ...parts, cleanPath: '/2021/winter/2021-12-01-init' })).toBe(
      '/2021/winter/2021-12-01-init/',
    );
  });

  it.each([
    [{ year: 2021, month: 1, day: 3 }, '/2020-53-7'],
    [{ year: 2024, month: 12, day: 30 }, '/2025-01-1'],
    [{ year: 2024, month: 12, day: 29 }, '/2024-52-7'],
    [{ year: 2026, month: 1, day: 1 }, '/2026-01-4'],
  ])('numbers the week of %o as in ISO 8601', (day, path) => {
    const date = { ...wednesday, ...day };
    expect(permalinkPath(':w_year-:week-:w_day', { ...parts, date })).toBe(path);
  });

  it('numbers the days of a leap year', () => {
    const date = { ...wednesday, year: 2024, month: 12, day: 31 };
    expect(permalinkPath(':y_day', { ...parts, date })).toBe('/366');
  });
});

describe('categories in a permalink', () => {
  it.each([
    [['TechWeb', 'techweb'], '/techweb/'],
    [['C++', 'Two Words'], '/c++/two%20words/'],
    [['ac/dc'], '/ac/dc/'],
    [['新闻'], '/%E6%96%B0%E9%97%BB/'],
    [['C#'], '/c%23/'],
  ])('are lowercase, unique and encoded: %j', (categories, path) => {
    expect(permalinkPath('/:categories/', { ...parts, categories })).toBe(path);
  });

  it('can be slugified', () => {
    const categories = ['Two Words', 'C++', 'two words'];
    expect(permalinkPath('/:slugified_categories/', { ...parts, categories })).toBe(
      '/two-words/c/',
    );
  });
});

describe('a title in a permalink', () => {
  it.each([
    ['Hello-World', '/Hello-World', '/hello-world'],
    ["it's-50%-off!", "/it's-50-off!", '/it-s-50-off'],
    ['#14-¿Ogg?', '/14-Ogg', '/14-ogg'],
    ['escape-+ %20[]', '/escape-+-20', '/escape-20'],
    ['大众网', '/%E5%A4%A7%E4%BC%97%E7%BD%91', '/%E5%A4%A7%E4%BC%97%E7%BD%91'],
    ['v1.2_rc', '/v1.2_rc', '/v1-2-rc'],
  ])('of %j is %s, and its slug is %s', (slug, title, slugified) => {
    expect(permalinkPath(':title', { ...parts, slug })).toBe(title);
    expect(permalinkPath(':slug', { ...parts, slug })).toBe(slugified);
  });
});

describe("Jekyll's post.id", () => {
  it.each([
    ['/sitenews/2021/12/01/init.html', 'init', '/sitenews/2021/12/01/init'],
    ['/2021/12/01/init/', 'init', '/2021/12/01/init'],
    ['/about/', 'hello', '/hello'],
    ['/hello.html', 'hello', '/hello'],
    ['/', 'hello', '/hello'],
    ['/blog/Hello-World', 'Hello World!', '/blog/Hello World!'],
  ])('at %s with the slug %j is %s', (path, slug, id) => {
    expect(jekyllId(path, slug)).toBe(id);
  });
});

describe('a long permalink', () => {
  const slug = 'a'.repeat(100);

  it('is used up to 2,000 characters', () => {
    expect(permalinkPath(':slug'.repeat(20), { ...parts, slug })).toHaveLength(2_001);
    expect(permalinkPath(`/${'a'.repeat(1_999)}`, parts)).toHaveLength(2_000);
  });

  it.each([
    ['placeholders', ':title'.repeat(21)],
    ['a template', `/${'a'.repeat(2_000)}`],
    ['a template of placeholders without a value', ':output_ext'.repeat(200)],
  ])('is a problem beyond that, because of %s', (_, template) => {
    expect(() => permalinkPath(template, { ...parts, slug, outputExtension: '' })).toThrow(
      PostProblem,
    );
  });
});
