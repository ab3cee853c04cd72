// The text of Hugo's pages: shortcodes, and files beside a page.
import { describe, expect, it } from 'vitest';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const site = siteOfFiles({
  'hugo.toml': 'baseURL = "https://paper.example/base/"\n[params]\nPaper = "<Paper>"',
});

describe('the text of a page of Hugo', () => {
  const frontMatter = 'date: 2026-01-31\ncolor: {Name: red}\nlink: "[b](https://b.example)"';
  const contentOf = async (body: string, path = 'content/posts/a/index.md') => {
    const { content, notes } = await readPost(
      fileOf(path, `---\n${frontMatter}\n---\n${body}\n`),
      site,
    );
    return { content, notes: notes.map(({ text }) => text) };
  };

  it.each([
    [
      '{{< figure src="a.jpg" alt="A" caption="A *b*" >}}',
      '<img src="https://paper.example/base/posts/a/a.jpg" alt="A" />',
    ],
    ['{{< youtube dQw4w9WgXcQ >}}', 'https://www.youtube.com/'],
    ['{{< youtube id="dQw4w9WgXcQ" autoplay=true >}}', 'dQw4w9WgXcQ'],
    ['{{< gist ada 123 >}}', '<a href="https://gist.github.com/ada/123">'],
    ['{{< x user="ada" id="123" >}}', '<a href="https://x.com/i/status/123">'],
    [
      '{{< highlight go >}}\nx := 1\n{{< /highlight >}}',
      '<pre><code class="language-go">x := 1\n</code></pre>',
    ],
    ['[b]({{< relref "b.md" >}})', '<a href="https://paper.example/base/posts/a/b/">b</a>'],
    ['[b]({{% ref "/posts/b.md#c" %}})', '<a href="https://paper.example/base/posts/b/#c">b</a>'],
    ['[b]({{< ref "100%.md" >}})', '<a href="https://paper.example/base/posts/a/100/">b</a>'],
    ['{{< param "color.name" >}} & {{< param paper >}}', 'red &amp; &lt;Paper&gt;'],
    ['{{% param link %}}', '<a href="https://b.example/">b</a>'],
    ['a{{% comment %}}\nhidden\n{{% /comment %}}b', '<p>ab</p>'],
    ['{{</* figure */>}}', '{{&lt; figure &gt;}}'],
    ['a {{ not.liquid }} {% nor this %}', 'a {{ not.liquid }} {% nor this %}'],
  ])('shows %s', async (body, html) => {
    const { content, notes } = await contentOf(body);
    expect(content).toContain(html);
    expect(notes).toEqual([]);
  });

  it('keeps what is inside the shortcodes of a theme, and says which they are', async () => {
    const { content, notes } = await contentOf(
      '{{< notice "tip" >}}\nInside\n{{< /notice >}}\n\n{{% card %}}',
    );
    expect(content).toContain('Inside');
    expect(content).not.toContain('{{');
    expect(notes).toEqual([
      'without the shortcodes notice, card, which only the theme knows; text inside stays',
    ]);
  });

  it('has pictures of its own folder, in the front matter, too', async () => {
    const text = '---\ndate: 2026-01-31\ncover: {image: a.jpg}\n---\n';
    expect(await readPost(fileOf('content/posts/a/index.md', text), site)).toMatchObject({
      image: 'https://paper.example/base/posts/a/a.jpg',
    });
  });
});
