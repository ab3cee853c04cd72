import { describe, expect, it } from 'vitest';
import { noSupportFiles } from '../../src/jekyll/support-files.ts';
import { renderLiquid } from '../../src/liquid/render.ts';
import { siteOf } from '../support/site.ts';

const site = siteOf('title: The Paper\nurl: https://paper.example\nbaseurl: /blog\nextra: {a: b}');

function render(text: string, page: Record<string, unknown> = {}) {
  const resolveLink = () => undefined;
  return renderLiquid(text, { site, page, files: noSupportFiles, resolveLink });
}

describe('Liquid in a post', () => {
  it.each([
    ['no Liquid at all', 'no Liquid at all'],
    ['{{ site.title }}, {{ site.extra.a }}', 'The Paper, b'],
    ['{{ page.title | upcase }}', 'HELLO'],
    ['{{ site.nothing }}{{ nothing.at.all }}', ''],
    ['{% if page.title == "Hello" %}yes{% else %}no{% endif %}', 'yes'],
    ['{% for tag in page.tags %}[{{ tag }}]{% endfor %}', '[a][b]'],
    ['{{ "/img/a.png" | relative_url }}', '/blog/img/a.png'],
    ['{{ "img/a.png" | absolute_url }}', 'https://paper.example/blog/img/a.png'],
    ['{% raw %}{{ shown }}{% endraw %}', '{{ shown }}'],
    ['a{% comment %}b{% endcomment %}c', 'ac'],
  ])('is rendered: %j becomes %j', (text, rendered) => {
    const result = render(text, { title: 'Hello', tags: ['a', 'b'] });
    expect(result).toEqual({ text: rendered, notes: [] });
  });

  it('cannot access the prototype of a value', () => {
    const text = '[{{ page.constructor }}{{ page.title.constructor.name }}{{ page.__proto__ }}]';
    expect(render(text, { title: 'x' }).text).toBe('[]');
  });
});

describe('highlighted code', () => {
  const code = (language: string, text: string) =>
    `<pre><code class="language-${language}" data-lang="${language}">${text}</code></pre>`;

  it.each([
    [
      'html nolinenos',
      '\n<a href="x">a & z</a>\n',
      'html',
      '&lt;a href=&quot;x&quot;&gt;a &amp; z&lt;/a&gt;',
    ],
    ['ruby mark_lines="1 2"', '\n\n  a\n\n', 'ruby', '  a'],
    ['liquid', '{% raw %}{{ x }}{% endraw %}', 'liquid', '{{ x }}'],
    ['text', '{{ page.title }}', 'text', 'Hello'],
    // In this case, Jekyll raises an error.
    ['liquid', '{% gist 1 %}{{ x }}', 'liquid', '{% gist 1 %}{{ x }}'],
    ['"><b>', 'x', 'plaintext', 'x'],
  ])('with the options %s renders %j', (options, text, language, shown) => {
    const { text: html, notes } = render(`{% highlight ${options} %}${text}{% endhighlight %}`, {
      title: 'Hello',
    });
    expect(html).toBe(code(language, shown));
    expect(notes).toEqual([]);
  });
});

describe('highlighted code with line numbers', () => {
  it.each([
    ['ruby linenos', '\na\n\nb\n', '1\n2\n3', 'a\n\nb'],
    ['ruby linenos=table hl_lines="1 2"', 'x', '1', 'x'],
    ['ruby hl_lines="1 2" linenos', '', '1', ''],
  ])('has the numbers in a column before the code: %j', (options, text, numbers, shown) => {
    const { text: html } = render(`{% highlight ${options} %}${text}{% endhighlight %}`);
    expect(html).toBe(
      `<table><tbody><tr><td><pre>${numbers}</pre></td><td>` +
        `<pre><code class="language-ruby" data-lang="ruby">${shown}</code></pre>` +
        '</td></tr></tbody></table>',
    );
  });
});

describe('an unknown tag', () => {
  it.each([
    ['a{% gist 123 %}{% gist 124 %}', 'a', ['gist']],
    ['{%- note -%} in {%- endnote -%}', 'in', ['note']],
    [
      '{% layout "x" %}{% render "y" %}{% block z %}k{% endblock %}',
      'k',
      ['layout', 'render', 'block'],
    ],
    ['{% constructor %}b', 'b', ['constructor']],
  ])('is left out with a note: %j', (text, rendered, names) => {
    const result = render(text);
    expect(result.text).toBe(rendered);
    expect(result.notes).toHaveLength(names.length);
    for (const [index, name] of names.entries()) {
      const text = `the Liquid tag "${name}" is unknown and was left out`;
      expect(result.notes[index]).toEqual({ reason: 'unknown-tag', text });
    }
  });

  it('stays text, without a note, inside raw', () => {
    expect(render('{% raw %}{% gist 1 %}{% endraw %}')).toEqual({
      text: '{% gist 1 %}',
      notes: [],
    });
  });
});

describe('an unknown filter', () => {
  it.each(['unheard_of', 'constructor', 'sample'])('is ignored with a note: %s', (name) => {
    const { text, notes } = render(`{{ page.title | ${name} }}`, { title: 'Hello' });
    expect(text).toBe('Hello');
    expect(notes).toMatchObject([{ reason: 'unknown-filter' }]);
  });
});

describe('an unknown tag whose name begins with "end"', () => {
  it('is left out with a note, like any other', () => {
    const { text, notes } = render('a{% endless %}b');
    expect(text).toBe('ab');
    expect(notes.map((note) => note.text)).toEqual([
      'the Liquid tag "endless" is unknown and was left out',
    ]);
  });
});

describe('a template that would take too much work', () => {
  it.each([
    '{% for i in (1..1000000000) %}{% endfor %}',
    '{% for i in (1..30000) %}{% for j in (1..30000) %}x{% endfor %}{% endfor %}',
    '{% assign a = "x" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
  ])('is an error: %s', (text) => {
    expect(() => render(text)).toThrow('it takes too much work to read');
  });
});
