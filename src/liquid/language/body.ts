import { errorMessage } from '../../model/error-message.ts';
import { WorkBudgetExceeded } from '../../model/work-budget.ts';
import type { Context } from './context.ts';
import { LiquidLimitExceeded } from './errors.ts';
import { excerptOf } from './notes.ts';
import { isBlank } from './syntax.ts';
import type { TextOutput } from './text-output.ts';

/** A rendered part of a template: a text, an output, or a tag with what it encloses. */
export interface Node {
  /** Its text in the template, for notes. */
  readonly source: string;
  /** Whether it never has output but white space. */
  readonly isBlank: boolean;
  /** @throws {Error} if it cannot be rendered; only this node is left out then */
  render(context: Context, output: TextOutput): void;
}

/** Nodes that are rendered one after the other. */
export class Body {
  readonly nodes: readonly Node[];
  /** Whether the body never has output but white space. */
  readonly isBlank: boolean;

  constructor(nodes: readonly Node[]) {
    this.nodes = nodes;
    this.isBlank = nodes.every((node) => node.isBlank);
  }

  /**
   * Renders the nodes up to the first `break` or `continue`.
   *
   * @throws {WorkBudgetExceeded} if the post costs too much
   * @throws {LiquidLimitExceeded} if the output is too long
   */
  render(context: Context, output: TextOutput): void {
    for (const node of this.nodes) {
      context.spend(nodeSteps);
      renderNode(node, context, output);
      if (context.interrupt) return;
    }
  }

  /** Returns the body without white space, for tags such as `if`, which show none around blank tags. */
  withoutBlankText(): Body {
    return new Body(this.nodes.filter((node) => !(node instanceof Text)));
  }
}

// The steps that a node costs at least.
const nodeSteps = 5;

// The steps that an error costs, which has the functions that were called.
const errorSteps = 100;

/** A text that is shown as it is. */
export class Text implements Node {
  readonly source: string;
  readonly isBlank: boolean;

  constructor(source: string) {
    this.source = source;
    this.isBlank = isBlank(source);
  }

  render(_context: Context, output: TextOutput): void {
    output.write(this.source);
  }
}

// Jekyll stops the build at an error. Here it costs only the tag.
function renderNode(node: Node, context: Context, output: TextOutput): void {
  try {
    node.render(context, output);
  } catch (error) {
    if (error instanceof WorkBudgetExceeded || error instanceof LiquidLimitExceeded) throw error;
    context.spend(errorSteps);
    const reason = errorMessage(error);
    const text = `${excerptOf(node.source)} was left out: ${reason}`;
    context.surroundings.notes.add('broken-liquid', text);
  }
}
