import { isSpace } from '../model/ruby-text.ts';
import { attributesOf, defineAttributeList } from './attribute-list-definitions.ts';
import { ald, blockIal, isAttributeListNear, mergeAttributeList } from './attribute-lists.ts';
import type { BlockParser } from './block-parser.ts';
import type { Document } from './document.ts';
import { withExtensionOptions } from './options.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const anyBlockStart = / {0,3}\{:/y;
const anySpanStart = /\{:/y;
const indentation = / {0,3}/y;
const restOfLine = /[ \t\r\f\v]*\n/y;
const extensionName = /\{::(\w+)/y;
const endOfName = /\/?\}/y;
const extensionStop = /\{:\/(?:\w[\w-]*)?\}/y;
const knownName = /^(?:comment|nomarkdown|options)$/;
const spaces = rubyPattern(/\s+/);

/** Block rule for extensions, IALs and ALDs. */
export function blockExtensions(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  if (!scanner.check(anyBlockStart)) return false;
  const isListNear = isAttributeListNear(scanner);
  const definition = isListNear ? scanner.scan(ald) : null;
  if (definition) {
    const [, name = '', text = ''] = definition;
    defineAttributeList(name, text, document);
    parser.add({ kind: 'eob', cause: 'extension' });
    return true;
  }
  const html = parseExtension(scanner, document, 'block');
  if (html !== undefined) {
    if (html === '') parser.add({ kind: 'eob', cause: 'extension' });
    else parser.blocks.push({ kind: 'rawHtml', html: `${html}\n` });
    return true;
  }
  const ial = isListNear ? scanner.scan(blockIal) : null;
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

/** Span rule for extensions and IALs. After text, an IAL is text. */
export function spanExtensions({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  if (scanner.character !== '{' || !scanner.check(anySpanStart)) return false;
  const start = scanner.pos;
  const html = parseExtension(scanner, document, 'span');
  if (html !== undefined) {
    if (html !== '') output.addHtml(html);
    return true;
  }
  if (output.endsWithText || scanExtensionStart(scanner) || scanner.check(extensionStop)) {
    scanner.pos = start;
    return false;
  }
  const end = closingBrace(scanner, start + 2);
  if (end <= start + 2) return false;
  const text = scanner.text.slice(start + 2, end);
  output.addAttributes(attributesOf(mergeAttributeList(undefined, text, document), document));
  scanner.pos = end + 1;
  return true;
}

// Parses `{::name attributes}...{:/name}` or `{::name attributes /}` and returns its HTML, which is
// empty for comments and options; undefined if there is no known extension at the position.
function parseExtension(
  scanner: Scanner,
  document: Document,
  level: 'block' | 'span',
): string | undefined {
  const start = scanner.pos;
  if (level === 'block') scanner.scan(indentation);
  const tag = scanExtensionStart(scanner);
  const isWhole = tag && (level === 'span' || scanner.scan(restOfLine) !== null);
  let body: string | undefined;
  if (isWhole && knownName.test(tag.name)) {
    body = tag.isSelfClosing ? '' : scanBody(scanner, tag.name, level);
  }
  if (!tag || body === undefined) {
    scanner.pos = start;
    return undefined;
  }
  const { attributes } = mergeAttributeList(undefined, tag.attributes, document);
  if (tag.name === 'options') document.options = withExtensionOptions(document.options, attributes);
  if (tag.name !== 'nomarkdown') return '';
  const outputTypes = attributes.get('type')?.split(spaces) ?? ['html'];
  return outputTypes.includes('html') ? body : '';
}

interface ExtensionStart {
  readonly name: string;
  readonly attributes: string;
  readonly isSelfClosing: boolean;
}

// Scans `{::name attributes}` or `{::name attributes /}`.
function scanExtensionStart(scanner: Scanner): ExtensionStart | undefined {
  const start = scanner.pos;
  const name = scanner.scan(extensionName)?.[1];
  if (name === undefined) return undefined;
  const end = scanner.scan(endOfName)?.[0];
  if (end !== undefined) return { name, attributes: '', isSelfClosing: end.length === 2 };
  const from = scanner.pos + 1;
  const brace = isSpace(scanner.text[scanner.pos]) ? closingBrace(scanner, from) : -1;
  if (brace < 0) {
    scanner.pos = start;
    return undefined;
  }
  scanner.pos = brace + 1;
  const text = scanner.text.slice(from, brace);
  const isSelfClosing = text.endsWith('/');
  return { name, attributes: isSelfClosing ? text.slice(0, -1) : text, isSelfClosing };
}

// Returns the index of the first brace that no backslash escapes or, if there is none, of the last brace;
// -1 if there is no brace at all.
function closingBrace(scanner: Scanner, from: number): number {
  const { text } = scanner;
  if (scanner.indexOf('}', from) < 0) return -1;
  const first = scanner.searchOnce('closing brace', from, () => {
    let index = text.indexOf('}', from);
    while (index > from && text[index - 1] === '\\') index = text.indexOf('}', index + 1);
    return index;
  });
  return first >= 0 ? first : text.lastIndexOf('}');
}

// Scans the closing tag of an extension and returns the text before it.
function scanBody(scanner: Scanner, name: string, level: 'block' | 'span'): string | undefined {
  const closing = String.raw`\{:\/(?:${name})?\}`;
  const source = level === 'block' ? String.raw`^ {0,3}${closing}[ \t\r\f\v]*\n` : closing;
  const next = rubyPattern(new RegExp(source, 'gm'));
  const here = rubyPattern(new RegExp(source, 'my'));
  const start = scanner.pos;
  const end = scanner.searchOnce(`closing ${name} ${level}`, start, () => {
    next.lastIndex = start;
    return next.exec(scanner.text)?.index ?? -1;
  });
  if (end < 0) return undefined;
  scanner.pos = end;
  scanner.scan(here);
  return scanner.text.slice(start, end);
}
