import { Drop } from '../language/values.ts';

/** The variable `forloop`. */
export class ForLoop extends Drop {
  /** The number of iterations before this one. */
  index0 = 0;
  readonly #name: string;
  readonly #length: number;
  readonly #parent: ForLoop | undefined;

  constructor(name: string, length: number, parent: ForLoop | undefined) {
    super();
    this.#name = name;
    this.#length = length;
    this.#parent = parent;
  }

  override get(key: string): unknown {
    if (key === 'name') return this.#name;
    return key === 'parentloop' ? this.#parent : counterOf(key, this.index0, this.#length);
  }

  override toText(): string {
    return 'Liquid::ForloopDrop';
  }
}

/** The variable `tablerowloop`. */
export class TableRowLoop extends Drop {
  readonly #length: number;
  readonly #columns: number;
  #index0 = 0;
  row = 1;
  column = 1;

  constructor(length: number, columns: number) {
    super();
    this.#length = length;
    this.#columns = columns;
  }

  /** Whether the cell is the last one of its row. */
  get isLastColumn(): boolean {
    return this.column === this.#columns;
  }

  /** Whether the cell is the last one of the table. */
  get isLast(): boolean {
    return this.#index0 === this.#length - 1;
  }

  /** Moves to the next cell. */
  advance(): void {
    this.#index0++;
    if (this.isLastColumn) {
      this.column = 1;
      this.row++;
    } else this.column++;
  }

  override get(key: string): unknown {
    const cells: Readonly<Record<string, unknown>> = {
      row: this.row,
      col: this.column,
      col0: this.column - 1,
      col_first: this.column === 1,
      col_last: this.isLastColumn,
    };
    return Object.hasOwn(cells, key) ? cells[key] : counterOf(key, this.#index0, this.#length);
  }

  override toText(): string {
    return 'Liquid::TablerowloopDrop';
  }
}

function counterOf(key: string, index0: number, length: number): unknown {
  switch (key) {
    case 'length':
      return length;
    case 'index':
      return index0 + 1;
    case 'index0':
      return index0;
    case 'rindex':
      return length - index0;
    case 'rindex0':
      return length - index0 - 1;
    case 'first':
      return index0 === 0;
    case 'last':
      return index0 === length - 1;
    default:
      return undefined;
  }
}
