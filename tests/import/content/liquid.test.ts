import { describe, expect, it } from 'vitest';
import { renderLiquid } from '../../../src/import/content/liquid.ts';
import { siteOf } from '../../support/site.ts';

const site = siteOf('title: The Paper\nurl: https://paper.example\nbaseurl: /blog\nextra: {a: b}');

function render(text: string, page: Record<string, unknown> = {}) {
  return renderLiquid(text, site, page);
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
    ['{{ page.title | unheard_of }}', 'Hello'],
  ])('%j gives %j', (text, rendered) => {
    const result = render(text, { title: 'Hello', tags: ['a', 'b'] });
    expect(result).toEqual({ text: rendered, notes: [] });
  });

  it('sees nothing of the machine behind a value', () => {
    const text = '[{{ page.constructor }}{{ page.title.constructor.name }}{{ page.__proto__ }}]';
    expect(render(text, { title: 'x' }).text).toBe('[]');
  });
});

describe('highlighted code', () => {
  it('has its lines numbered where that is asked for', () => {
    const { text } = render('{% highlight c linenos %}\na\nb\n{% endhighlight %}');
    expect(text).toContain('<td><pre>1\n2</pre></td>');
  });

  it('is shown as it stands, once its Liquid is rendered', () => {
    const text = '{% highlight html %}\n<a href="x">{{ page.y }} & z</a>\n{% endhighlight %}';
    expect(render(text, { y: '{{ y }}' }).text).toBe(
      '<pre><code class="language-html">' +
        '&lt;a href=&quot;x&quot;&gt;{{ y }} &amp; z&lt;/a&gt;\n</code></pre>',
    );
  });

  it('cannot break out of its element by the name of its language', () => {
    expect(render('{% highlight "><b> %}x{% endhighlight %}').text).toBe(
      '<pre><code class="language-plaintext">x</code></pre>',
    );
  });
});

describe('a tag that is not known', () => {
  it.each([
    ['{% include note.html text="x" %}b', 'b', ['include']],
    ['{% include_relative a.md %}b', 'b', ['include_relative']],
    ['a{% gist 123 %}{% gist 124 %}', 'a', ['gist']],
    ['{%- note -%} in {%- endnote -%}', 'in', ['note']],
    ['{% post_url 2026-01-01-a %}{% link a.md %}', '', ['post_url', 'link']],
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
    for (const name of names) expect(result.notes.join('\n')).toContain(`"${name}"`);
  });

  it.each([
    ['{% raw %}{% gist 1 %}{% endraw %}', '{% gist 1 %}'],
    [
      '{% highlight liquid %}{% raw %}{% gist 1 %}{% endraw %}{% endhighlight %}',
      '<pre><code class="language-liquid">{% gist 1 %}</code></pre>',
    ],
  ])('is no tag where it is shown as text, and has no note: %j', (text, rendered) => {
    expect(render(text)).toEqual({ text: rendered, notes: [] });
  });
});

describe('a tag that only begins like the end of another', () => {
  it('is left out with a note, as any that is not known', () => {
    const { text, notes } = renderLiquid('a{% endless %}b', siteOf(), {});
    expect(text).toBe('ab');
    expect(notes).toEqual(['the Liquid tag "endless" is not known and was left out']);
  });
});

describe('a template that would never end', () => {
  it.each([
    '{% for i in (1..1000000000) %}{% endfor %}',
    '{% for i in (1..30000) %}{% for j in (1..30000) %}x{% endfor %}{% endfor %}',
    '{% assign a = "x" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
  ])('is stopped: %s', (text) => {
    expect(() => render(text)).toThrow(/limit exceeded|goes on for too long/);
  });
});

describe('a broken template', () => {
  it.each(['{% if %}x', '{% for a in b %}', '{% highlight ruby %}x', '{{ a'])(
    'is an error: %j',
    (text) => {
      expect(() => render(text)).toThrow();
    },
  );
});

describe('an include', () => {
  const around = {
    addressOf: () => undefined,
    files: new Map([
      ['_includes/note.html', '[{{ include.text }}{% include deep/b.html n=include.n %}]'],
      ['_includes/deep/b.html', '{{ include.n | plus: 1 }}{{ site.data.people.ann.name }}'],
      ['_includes/again.html', 'x{% include again.html %}'],
      ['_data/people.yml', 'ann: {name: Ann}'],
    ]),
  };

  it.each([
    ['{% include note.html text="a b" n=page.n %}', '[a b3Ann]'],
    ["{% include {{ page.file }} text='c' n=1 %}", '[c2Ann]'],
  ])('is a file of the site, with what it is told: %j', (text, rendered) => {
    const page = { n: 2, file: 'note.html' };
    expect(renderLiquid(text, site, page, around)).toEqual({ text: rendered, notes: [] });
  });

  it('that includes itself ends', () => {
    const { text, notes } = renderLiquid('{% include again.html %}', site, {}, around);
    expect(text).toMatch(/^x{1,100}$/);
    expect(notes).toHaveLength(1);
  });

  it('reads nothing that the site does not have', () => {
    const { text, notes } = renderLiquid('a{% include ../../secret %}', site, {}, around);
    expect(text).toBe('a');
    expect(notes.join()).toContain('../../secret');
  });
});

describe("a post's date", () => {
  it('is written as Ruby writes it, on the clock of the site', () => {
    const page = { date: new Date('2026-01-31T00:09:10Z') };
    const { text } = renderLiquid('{{ page.date }}', siteOf('timezone: Asia/Shanghai'), page);
    expect(text).toBe('2026-01-31 08:09:10 +0800');
  });
});
