import { withLineNumbers } from '../../markdown/kramdown.ts';
import { escapeHtml } from '../../model/text.ts';
import { strip } from '../language/syntax.ts';
import type { BlockKind } from '../language/tag.ts';
import { TextOutput } from '../language/text-output.ts';

/**
 * Jekyll's tag `highlight`: `{% highlight ruby linenos %}`. Liquid in the code is rendered. Code with tags
 * that cannot be read, at which a Jekyll build stops, is shown as it is.
 */
export const highlightTag: BlockKind = {
  clauses: [],
  content: 'code',
  parseBlock: ([{ markup, source, body }]) => {
    const options = strip(markup);
    const language =
      /^[\w.+#-]+(?=[ \t\r\n\f\v]|$)/.exec(options)?.[0].toLowerCase() ?? 'plaintext';
    // Jekyll ignores the value of `linenos`.
    const hasLineNumbers = /[ \t\r\n\f\v]linenos(?=[ \t\r\n\f\v=]|$)/.test(options);
    return {
      source,
      isBlank: false,
      render: (context, output) => {
        const content = new TextOutput(context);
        body.render(context, content);
        const code = trimNewlines(content.text);
        const block =
          `<pre><code class="language-${language.replaceAll('+', '-')}" data-lang="${language}">` +
          `${escapeHtml(code)}</code></pre>`;
        output.write(hasLineNumbers ? withLineNumbers(block, code.split('\n').length) : block);
      },
    };
  },
};

function trimNewlines(code: string): string {
  const start = code.search(/[^\r\n]/);
  if (start < 0) return '';
  let end = code.length;
  while (code[end - 1] === '\n' || code[end - 1] === '\r') end--;
  return code.slice(start, end);
}
