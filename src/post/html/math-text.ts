import { raisedOrLowered } from '../../model/super-and-subscript.ts';
import { type HtmlNode, isElement } from './node.ts';

/** Writes a formula as plain text that keeps its structure: a fraction as `1/3`, a power as `c²`. */
export function mathText(node: HtmlNode): string {
  if (!isElement(node)) return node.replace(/\s+/g, ' ').trim();
  const parts = node.children.filter(isPart).map(mathText);
  const [a = '', b = '', c = ''] = parts;
  const content = parts.join('');
  switch (node.name) {
    case 'mfrac':
      return `${group(a)}/${group(b)}`;
    case 'msqrt':
      return `√${group(content)}`;
    case 'mroot':
      return `${raisedOrLowered(b, 'sup')}√${group(a)}`;
    case 'msup':
    case 'mover':
      return a + raisedOrLowered(b, 'sup');
    case 'msub':
    case 'munder':
      return a + raisedOrLowered(b, 'sub');
    case 'msubsup':
    case 'munderover':
      return a + raisedOrLowered(b, 'sub') + raisedOrLowered(c, 'sup');
    case 'mtable':
      return `[${parts.join('; ')}]`;
    case 'mtr':
      return parts.join(' ');
    case 'mfenced':
      return `(${parts.join(', ')})`;
    case 'mspace':
      return ' ';
    default:
      return content;
  }
}

// In an element with a fixed number of parts, white space is none of them.
function isPart(node: HtmlNode): boolean {
  return isElement(node) || node.trim() !== '';
}

function group(text: string): string {
  return /^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`;
}
