// Liquid forgives these mistakes. The expected texts are the output of Jekyll 4.3, unless a test says otherwise.
import { describe, expect, it } from 'vitest';
import { noSupportFiles } from '../../src/jekyll/support-files.ts';
import { renderLiquid } from '../../src/liquid/render.ts';
import { siteOf } from '../support/site.ts';

const page = { title: 'A', list: ['b', 'a', 'c'], obj: { k: 'v' }, n: 3, no: false };

function render(text: string) {
  const resolveLink = () => undefined;
  return renderLiquid(text, { site: siteOf(), page, files: noSupportFiles, resolveLink });
}

describe('text of other template languages', () => {
  it.each([
    ['GitHub Actions', "[{{ a == 'push' && 'x' || github.event.inputs['x'] }}]", '[]'],
    ['Jinja', "[{{ x|default('a') }}{{ loop.index }}{{ super() }}]", '[]'],
    ['Go', '[{{ range $i, $x := .Pages }}{{- .Values.x -}}{{ end }}]', '[]'],
    ['Handlebars', '[{{#if x}}y{{/if}}{{> partial}}{{{raw}}}]', '[y}]'],
    ['Vue', "[{{ a ? 'b' : 'c' }}{{ ::x }}{{ x | currency:'USD':true }}]", '[]'],
    ['Twig', "[{{ 'a' ~ 'b' }}]", '[a]'],
  ])('is read as Jekyll reads it, with a note: %s: %s', (_, text, rendered) => {
    const result = render(text);
    expect(result.text).toBe(rendered);
    expect(result.notes.length).toBeGreaterThan(0);
  });
});

describe('an expression that is not valid', () => {
  it.each([
    ['{{ page.["title"] }}', 'A'],
    ["{{ page['title' }}", 'A'],
    ['{{ page.title! }}{{ $page.title }}{{ @page.title }}', 'AAA'],
    ['{{ page [ "title" ] }}{{ page . title }}', 'AA'],
    ['{{ "a" "b" }}{{ 1 + 2 }}{{ page.n * 2 }}', 'a13'],
    ['{{ \'unclosed }}{{ "a }}{{ }}{{ | upcase }}{{ !page.x }}', ''],
    ['{{ page.title | append: "y" "z" }}', 'Ay'],
    ['{{ page.title | upcase | }}{{ page.title | a.b }}{{ page.title || upcase }}', 'AAA'],
    ['{{ page.list | first.x }}{{ page.title | upcase() }}', 'bA'],
    ['{% assign x = "a" + "b" %}[{{ x }}]{% assign y = {} %}{% assign z = %}[{{ z }}]', '[a][]'],
    ['{% if (page.title == "A") and (page.n == 3) %}y{% else %}n{% endif %}', 'n'],
    ["{% if page.title == 'B' || page.n && page.no %}y{% else %}n{% endif %}", 'n'],
    ['{% if page.title == "B" %}y{% else if page.x %}z{% endif %}', 'z'],
    ['{% if page.title == %}y{% else %}n{% endif %}', 'n'],
    ['{% for i in page.list limit=1 %}{{ i }}{% endfor %}', 'bac'],
    ['{% for i in page.list | sort %}{{ i }}{% endfor %}', 'bac'],
    ['{% for i in (1..2.5) %}{{ i }}{% endfor %}', '12'],
    ['{% case page.n %}{% when 1 or 3, 4 x %}a{% else %}b{% endcase %}', 'a'],
    ['{% cycle a, b: "c" %}{% capture /dev/null %}x{% endcapture %}{{ dev }}', 'x'],
  ])('costs no more than in Jekyll: %s becomes %j', (text, rendered) => {
    expect(render(text).text).toBe(rendered);
  });

  it('shows the source of the post if it is `page`, as in Jekyll, and never the front matter', () => {
    expect(render('[{{ page; }}]').text).toBe('[]');
  });
});

// A Jekyll build stops at these.
describe('a tag that Jekyll does not forgive', () => {
  it.each([
    ['is not closed', 'a {% if page.no %}b {{ page.n }}', 'a b 3'],
    ['is not closed', 'a {% for i in page.list %}{% if true %}b{% endif %}', 'a b'],
    ['is not closed', '{% raw %}{{ a }}', '{{ a }}'],
    ['has no name', 'a {% %} {%', 'a {% %} {%'],
    ['is LaTeX', '\\frac{{a}{b}} {% comment', '\\frac{{a}{b}} {% comment'],
    ['has nothing that is open', 'a{% endif %}{% else %}{% when 1 %}b', 'ab'],
    ['ends another block', '{% if true %}{% for i in page.list %}x{% endif %}{% endfor %}', 'x'],
    ['has no condition', '{% if %}a{% else %}b{% endif %}', 'ab'],
    ['is a loop of Jinja', '{%- for a, b in c.items() %}x{% endfor %}', 'x'],
    ['has no value', 'a{% assign x %}{% case %}{% when 1 %}b{% endcase %}{% cycle %}', 'ab'],
    ['compares what has no order', 'a{% if page.n < "a" %}b{% endif %}', 'a'],
    ['has an operator of another language', 'a{% if page.n === 3 %}b{% endif %}', 'a'],
    ['divides by zero', 'a{{ 1 | divided_by: 0 }}b', 'ab'],
    ['lacks an argument', 'a{{ page.title | append }}b', 'ab'],
    ['sorts nil', 'a{{ page.nope | sort }}b', 'ab'],
    ['has a value that is not closed', 'a {{ page.title } b {{ page.n }}', 'a {{ page.title } b 3'],
    ['is within a comment', 'a{% comment %}{% if %}{{ b }{% endcomment %}c', 'ac'],
  ])('costs only itself if it %s: %j becomes %j', (_, text, rendered) => {
    const result = render(text);
    expect(result.text).toBe(rendered);
    if (text.includes('comment %}')) return;
    expect(result.notes).toContainEqual({
      reason: 'broken-liquid',
      text: expect.stringMatching(/left out: |shown as text/),
    });
  });

  it('is shown as it is in highlighted code', () => {
    const { text, notes } = render('{% highlight jinja %}{% for a, b in c %}{% endhighlight %}');
    expect(text).toContain('<code class="language-jinja" data-lang="jinja">{% for a, b in c %}<');
    expect(notes).toEqual([]);
  });

  it('keeps the blocks around it', () => {
    const nested = `${'{% if true %}'.repeat(500)}a${'{% endif %}'.repeat(500)}`;
    expect(render(nested).text).toBe('a');
  });
});

describe('a variable that only a whole site has', () => {
  it.each(['site.posts', 'site.tags', 'site.related_posts', 'page.next', 'site.time'])(
    'is empty, with one note: %s',
    (name) => {
      const { text, notes } = render(`[{% for x in ${name} %}{{ x }}{% endfor %}{{ ${name} }}]`);
      expect(text).toMatch(/^\[(?:\{\})?\]$/);
      expect(notes).toEqual([
        { reason: 'unavailable', text: expect.stringContaining(`"${name}"`) },
      ]);
    },
  );

  it('has a note if it is a collection of the site', () => {
    const site = siteOf('url: https://paper.example\ncollections: {recipes: {output: true}}');
    const data = { site, page, files: noSupportFiles, resolveLink: () => undefined };
    expect(renderLiquid('{{ site.recipes.size }}', data).notes).toMatchObject([
      { reason: 'unavailable', text: expect.stringContaining('"site.recipes"') },
    ]);
  });

  it('has a note if it is the present time', () => {
    const { text, notes } = render('[{{ "now" | date: "%Y" }}]');
    expect(text).toBe('[]');
    expect(notes).toMatchObject([{ reason: 'unavailable' }]);
  });
});
