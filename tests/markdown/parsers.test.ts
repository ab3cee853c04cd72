// The parsers keep these promises whatever their rules do.
import { describe, expect, it } from 'vitest';
import { BlockParser, type BlockRule } from '../../src/markdown/block-parser.ts';
import { Document } from '../../src/markdown/document.ts';
import { defaultOptions } from '../../src/markdown/options.ts';
import { paragraph } from '../../src/markdown/paragraph.ts';
import { Scanner } from '../../src/markdown/scanner.ts';
import { SpanOutput } from '../../src/markdown/span-output.ts';
import { SpanParser, type SpanRule } from '../../src/markdown/span-parser.ts';
import { postWorkBudget } from '../../src/model/work-budget.ts';

const document = () => new Document(defaultOptions, postWorkBudget(0));

describe('a block rule that takes nothing', () => {
  const idle: BlockRule = () => true;

  it('leaves the line to the next rule', () => {
    const parser = new BlockParser(new Scanner('a\n'), document(), [idle, paragraph], []);
    parser.parse();
    expect(parser.blocks).toMatchObject([{ kind: 'paragraph', text: 'a' }]);
  });

  it('cannot make the parser run for ever', () => {
    const parser = new BlockParser(new Scanner('a\n'), document(), [idle], []);
    expect(() => parser.parse()).toThrow('no block rule accepts a line');
  });
});

describe('a span rule that takes nothing', () => {
  const idle: SpanRule = () => true;

  it('leaves the character as text', () => {
    const shared = document();
    const output = new SpanOutput(shared);
    new SpanParser(new Scanner('a*b'), shared, [idle]).parse(output);
    expect(output.html).toBe('a*b');
  });
});
