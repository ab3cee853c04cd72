import { ald, blockIal, mergeAttributeList, spanIal } from './attribute-lists.ts';
import type { BlockParser } from './block-parser.ts';
import type { Document } from './document.ts';
import { withExtensionOptions } from './options.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const extensionStart = String.raw`\{::(\w+)(?:\s((?:\\\}|[^}]){0,1000}?)|)(\/)?\}`;
const blockExtensionStart = rubyPattern(
  new RegExp(String.raw` {0,3}${extensionStart}[ \t\r\f\v]*\n`, 'y'),
);
const spanExtensionStart = rubyPattern(new RegExp(extensionStart, 'y'));
const spaces = rubyPattern(/\s+/);
const anyBlockStart = / {0,3}\{:/y;
const anySpanStart = /\{:/y;

/** Block rule for extensions, IALs and ALDs. */
export function blockExtensions(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  if (!scanner.check(anyBlockStart)) return false;
  const definition = scanner.scan(ald);
  if (definition) {
    const [, name = '', text = ''] = definition;
    document.alds.set(name, `${document.alds.get(name) ?? ''} ${text}`);
    parser.add({ kind: 'eob', cause: 'extension' });
    return true;
  }
  const html = parseExtension(scanner, document, blockExtensionStart);
  if (html !== undefined) {
    if (html === '') parser.add({ kind: 'eob', cause: 'extension' });
    else parser.blocks.push({ kind: 'rawHtml', html: `${html}\n` });
    return true;
  }
  const ial = scanner.scan(blockIal);
  if (!ial) return false;
  applyBlockIal(parser, ial[1] ?? '');
  return true;
}

// An IAL applies to the block right before it. If there is none, it applies to the next block.
function applyBlockIal(parser: BlockParser, text: string): void {
  const { lastBlock } = parser;
  const isAfterEob = lastBlock?.kind === 'eob' && lastBlock.cause !== 'definition';
  if (!lastBlock || lastBlock.kind === 'blank' || isAfterEob) {
    parser.addBlockIal(text);
    return;
  }
  lastBlock.ial = mergeAttributeList(lastBlock.ial, text, parser.document);
  if (!parser.scanner.check(blockIal)) parser.add({ kind: 'eob', cause: 'extension' });
}

/** Span rule for extensions and IALs. */
export function spanExtensions({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  if (!scanner.check(anySpanStart)) return false;
  const html = parseExtension(scanner, document, spanExtensionStart);
  if (html !== undefined) {
    if (html !== '') output.addHtml(html);
    return true;
  }
  const ial = scanner.check(spanIal);
  if (!ial) return false;
  const { attributes } = mergeAttributeList(undefined, ial[1] ?? '', document);
  if (!output.addAttributes(attributes)) return false;
  scanner.pos += ial[0].length;
  return true;
}

// Parses `{::name attributes}...{:/name}` or `{::name attributes /}` and returns its HTML, which is
// empty for comments and options; undefined if there is no known extension at the position.
function parseExtension(
  scanner: Scanner,
  document: Document,
  startPattern: RegExp,
): string | undefined {
  const start = scanner.pos;
  const [, name = '', attributeList = '', slash] = scanner.scan(startPattern) ?? [];
  const isKnown = /^(?:comment|nomarkdown|options)$/.test(name);
  const isBlock = startPattern === blockExtensionStart;
  const isSelfClosing = slash !== undefined;
  let body: string | undefined;
  if (isKnown) body = isSelfClosing ? '' : scanBody(scanner, name, isBlock);
  if (body === undefined) {
    scanner.pos = start;
    return undefined;
  }
  const { attributes } = mergeAttributeList(undefined, attributeList, document);
  if (name === 'options') document.options = withExtensionOptions(document.options, attributes);
  if (name !== 'nomarkdown') return '';
  const outputTypes = attributes.get('type')?.split(spaces) ?? ['html'];
  return outputTypes.includes('html') ? body : '';
}

function scanBody(scanner: Scanner, name: string, isBlock: boolean): string | undefined {
  const closing = String.raw`\{:\/(?:${name})?\}`;
  const pattern = rubyPattern(
    new RegExp(isBlock ? String.raw`^ {0,3}${closing}[ \t\r\f\v]*\n` : closing, 'gm'),
  );
  const start = scanner.pos;
  let closingLength = 0;
  const end = scanner.searchOnce(`closing ${name} ${isBlock}`, start, () => {
    pattern.lastIndex = start;
    const match = pattern.exec(scanner.text);
    closingLength = match?.[0].length ?? 0;
    return match?.index ?? -1;
  });
  if (end < 0) return undefined;
  scanner.pos = end + closingLength;
  return scanner.text.slice(start, end);
}
