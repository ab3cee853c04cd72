// The chart of the imports on the page of the publisher, and what screen readers are told about its regions.
import { beforeEach, describe, expect, it } from 'vitest';
import { AdminBrowser, all } from '../../support/admin-page.ts';
import { startEmpty } from '../../support/database.ts';
import { importSite, post } from '../../support/feedmill.ts';

let browser: AdminBrowser;

beforeEach(async () => {
  await startEmpty();
  browser = await new AdminBrowser().signIn();
});

const files = {
  '_posts/2026-01-01-a.md': post('title: A'),
  '_posts/2026-01-02-b.md': post('title: B'),
};

describe('the overview', () => {
  it('has a chart with a title, a description and the same numbers as its table', async () => {
    await importSite(files);
    await importSite({ ...files, '_posts/2026-01-03-c.md': post('title: C') });
    await importSite({});
    const page = await browser.html('/admin/');
    expect(page).toContain('role="img" aria-labelledby="chart-title chart-text"');
    expect(page).toContain('<desc id="chart-text">2, 1, 0</desc>');
    expect(page.match(/<rect /g)).toHaveLength(3);
    const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(page.slice(page.indexOf('<svg'))) ?? [];
    const rows = body.split('</tr>').slice(0, -1);
    expect(rows.map((row) => all(row, /<td class="num">(\d+)/g).slice(0, 2))).toEqual([
      ['0', '0'],
      ['1', '0'],
      ['2', '0'],
    ]);
  });

  it('says from when to when the imports of the chart are, once if there is only one', async () => {
    for (const [count, content] of ['B', 'C'].entries()) {
      await importSite({ '_posts/2026-01-02-b.md': post(`title: ${content}`) });
      const [span = ''] = all(await browser.html('/admin/'), /<p class="span quiet">(.*)<\/p>/g);
      expect(span.match(/<time /g)).toHaveLength(count + 1);
      expect(span.includes(' – ')).toBe(count > 0);
    }
  });

  it('gives each of its regions a name of its own', async () => {
    await importSite(files);
    const labels = all(
      await browser.html('/admin/'),
      /<(?:section|div)[^>]* aria-labelledby="([^"]*)"/g,
    );
    expect(labels).toContain('checks');
    expect(labels).toContain('table');
    expect(new Set(labels).size).toBe(labels.length);
  });
});
