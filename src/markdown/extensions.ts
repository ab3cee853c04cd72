import { addAttributes } from './attributes.ts';
import type { BlockState } from './block-state.ts';
import type { Document } from './document.ts';
import { withExtensionOptions } from './options.ts';
import { attributeLine, extensionStart, namedAttributes } from './patterns.ts';
import type { Scanner } from './scanner.ts';

const blockExtension = new RegExp(String.raw` {0,3}${extensionStart}[ \t\r\f\v]*\n`, 'y');
const spanExtension = new RegExp(extensionStart, 'y');
const anything = / {0,3}\{:/y;

/** Attribute lists, comments and other things in `{:` and `}` on lines of their own. */
export function blockExtensions(state: BlockState): boolean {
  const { scanner, document } = state;
  if (!scanner.check(anything)) return false;
  const named = scanner.take(namedAttributes);
  if (named) {
    const [, name = '', text = ''] = named;
    document.attributeLists.set(name, `${document.attributeLists.get(name) ?? ''} ${text}`);
    state.add({ kind: 'boundary', of: 'attributes' });
    return true;
  }
  const html = takeExtension(scanner, document, true);
  if (html !== undefined) {
    if (html === '') state.add({ kind: 'boundary', of: 'attributes' });
    else state.children.push({ kind: 'html', html: `${html}\n` });
    return true;
  }
  const list = scanner.take(attributeLine);
  if (!list) return false;
  attach(state, list[1] ?? '');
  return true;
}

function attach(state: BlockState, text: string): void {
  const { last } = state;
  const isBlock = last && last.kind !== 'blank';
  if (!isBlock || (last.kind === 'boundary' && last.of !== 'definition')) {
    state.setBlockIal(text);
    return;
  }
  last.attributes = addAttributes(last.attributes, text, state.document);
  if (!state.scanner.check(attributeLine)) state.add({ kind: 'boundary', of: 'attributes' });
}

/**
 * Reads `{::name attributes}...{:/name}` or `{::name attributes /}`. The place goes behind it.
 *
 * @returns the HTML that it stands for, often empty; undefined where it is no extension
 */
export function takeExtension(
  scanner: Scanner,
  document: Document,
  isBlock: boolean,
): string | undefined {
  const start = scanner.at;
  const found = scanner.take(isBlock ? blockExtension : spanExtension);
  const [, name = '', attributes = '', closed] = found ?? [];
  if (!found || !/^(?:comment|nomarkdown|options)$/.test(name)) {
    scanner.at = start;
    return undefined;
  }
  const body = closed === undefined ? takeBody(scanner, name, isBlock) : '';
  if (body === undefined) {
    scanner.at = start;
    return undefined;
  }
  const { values } = addAttributes(undefined, attributes, document);
  if (name === 'options') document.options = withExtensionOptions(document.options, values);
  if (name !== 'nomarkdown') return '';
  const types = values.get('type')?.split(/\s+/) ?? ['html'];
  return types.includes('html') ? body : '';
}

function takeBody(scanner: Scanner, name: string, isBlock: boolean): string | undefined {
  const stop = String.raw`\{:\/(?:${name})?\}`;
  const pattern = new RegExp(isBlock ? String.raw`^ {0,3}${stop}[ \t\r\f\v]*\n` : stop, 'gm');
  const start = scanner.at;
  let length = 0;
  const end = scanner.findOnce(`end of ${name} ${isBlock}`, start, () => {
    pattern.lastIndex = start;
    const found = pattern.exec(scanner.text);
    length = found?.[0].length ?? 0;
    return found?.index ?? -1;
  });
  if (end < 0) return undefined;
  scanner.at = end + length;
  return scanner.text.slice(start, end);
}
