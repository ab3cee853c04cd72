import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/post/summary.ts';
import { nodesOf } from '../support/html.ts';

describe('the summary of a post', () => {
  const content = '<h2>Head</h2><p> </p><p>First <b>one</b>.</p><p>Second.</p>';

  it.each([
    [{ summary: 'S', description: 'D', excerpt: 'E' }, 'D'],
    [{ summary: 'S', excerpt: 'E' }, 'E'],
    [{ summary: 'S', description: 'false', excerpt: '' }, 'S'],
    [{ excerpt: 'E <em>x</em>' }, 'E x'],
    [{ summary: ' ', description: '' }, 'Before'],
    [{ excerpt: { a: 'map' } }, 'Before'],
  ])('of %j is %j', (data, summary) => {
    expect(summaryOf(data, nodesOf('<p>Before</p>'), nodesOf(content))).toBe(summary);
  });

  it('is the first paragraph with text if there is nothing else', () => {
    expect(summaryOf({}, undefined, nodesOf(content))).toBe('First one.');
  });

  it('is all text if there is no paragraph, and may be empty', () => {
    expect(summaryOf({}, undefined, nodesOf('Just <i>text</i>'))).toBe('Just text');
    expect(summaryOf({}, undefined, [])).toBe('');
  });

  it.each([
    ['a table of contents', '<ul id="markdown-toc"><li><a href="#a">A</a></li></ul>'],
    ['its title', '<p><strong>Table of Contents</strong></p><p>目录</p>'],
    [
      'links to places in the post',
      '<p>Jump to: <a href="#a">Salt</a> | <a href="#b">Lemon</a></p>',
    ],
    ['code', '<div class="language-sh highlighter-rouge"><pre><code>ls</code></pre></div>'],
    ['a table', '<table><tr><td>1</td></tr></table>'],
    ['a list', '<ul><li><p>One</p></li><li>Two</li></ul>'],
    ['a caption', '<figure><img src="a.png"><figcaption>Salt</figcaption></figure>'],
    ['badges', '<p><a href="/"><img src="https://img.shields.io/a.svg" alt="b"></a></p>'],
    ['an address', '<p><a href="https://slides.example/a">slides.example</a></p>'],
    ['a note beside the text', '<span class="sidenote">Aside.</span>'],
  ])('is not %s', (_, html) => {
    const summary = summaryOf({}, undefined, nodesOf(`${html}<p>First <code>one</code>.</p>`));
    expect(summary).toBe('First one.');
  });

  it.each([
    ['<ul><li>One</li><li>Two</li></ul>', 'One Two'],
    ['<pre>ls</pre>', 'ls'],
    ['<h2>Head</h2>', 'Head'],
  ])('is all text if there is no prose: %j becomes %j', (html, summary) => {
    expect(summaryOf({}, undefined, nodesOf(html))).toBe(summary);
  });

  it('is empty if the post is nothing but the link that stands for a frame', () => {
    const link = '<a href="https://slides.example/a">slides.example</a>';
    expect(summaryOf({}, undefined, nodesOf(link))).toBe('');
  });

  it.each([
    ['<p>This chapter:</p>\n<ul><li>Salt</li><li>Lemon</li></ul>', 'This chapter: Salt Lemon'],
    ['这一章：<ol><li>盐</li></ol>', '这一章： 盐'],
    ['<p>Run this:</p><pre>ls</pre>', 'Run this:'],
    ['<p>Salt.</p><ul><li>Lemon</li></ul>', 'Salt.'],
    ['<p>Parts:</p><ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul>', 'Parts:'],
  ])('has the list that a colon announces: %j becomes %j', (html, summary) => {
    expect(summaryOf({}, undefined, nodesOf(html))).toBe(summary);
  });

  it('has at most 300 characters', () => {
    const summary = summaryOf({}, undefined, nodesOf(`<p>${'word '.repeat(200)}</p>`));
    expect(summary.length).toBeLessThanOrEqual(300);
    expect(summary.endsWith('word…')).toBe(true);
  });
});
