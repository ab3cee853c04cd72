import type { Polls } from './polls.ts';

/** Counts of polls, of a feed or of a program. */
export interface Counts {
  /** For how many people services request it, as they say themselves; null if none says so. */
  readonly subscribers: number | null;
  readonly polls: number;
  readonly notModified: number;
  /** How many of these polls it is known of whether a cache answered. */
  readonly cacheKnown: number;
  /** How many of those it did answer. */
  readonly hits: number;
}

export interface FeedCounts extends Counts {
  readonly feed: string;
  /** The programs that poll it, the one with the most subscribers first. */
  readonly programs: readonly ProgramCounts[];
}

export interface ProgramCounts extends Counts {
  readonly program: string;
  /** How many feeds it polls. */
  readonly feeds: number;
}

/** The polls of one feed by one program. */
interface Cell {
  readonly feed: string;
  readonly program: string;
  // By the program's own id of the feed, or else by format: each is a list of subscribers of its own.
  readonly lists: Map<string, number>;
  polls: number;
  notModified: number;
  cacheKnown: number;
  hits: number;
}

/** Adds polls up. */
export class Tally {
  readonly #cells = new Map<string, Cell>();

  add({ feed, format, agent, count, isNotModified, isHit }: Polls): void {
    const { program, subscribers, feedId } = agent;
    const key = `${feed}\n${program}`;
    const cell = this.#cells.get(key) ?? newCell(feed, program);
    this.#cells.set(key, cell);
    cell.polls += count;
    if (isNotModified) cell.notModified += count;
    if (isHit !== undefined) cell.cacheKnown += count;
    if (isHit) cell.hits += count;
    if (subscribers === undefined) return;
    const list = feedId ?? format;
    cell.lists.set(list, Math.max(subscribers, cell.lists.get(list) ?? 0));
  }

  /** The feeds, the one with the most subscribers first. */
  get feeds(): FeedCounts[] {
    const groups = Map.groupBy(this.#cells.values(), ({ feed }) => feed);
    return [...groups]
      .map(([feed, cells]) => ({ feed, ...countsOf(cells), programs: byProgram(cells) }))
      .sort((a, b) => compare(a, b) || (a.feed < b.feed ? -1 : 1));
  }

  /** The programs, the one with the most subscribers first. */
  get programs(): ProgramCounts[] {
    return byProgram([...this.#cells.values()]);
  }
}

function newCell(feed: string, program: string): Cell {
  return { feed, program, lists: new Map(), polls: 0, notModified: 0, cacheKnown: 0, hits: 0 };
}

function byProgram(cells: readonly Cell[]): ProgramCounts[] {
  return [...Map.groupBy(cells, ({ program }) => program)]
    .map(([program, own]) => ({ program, feeds: own.length, ...countsOf(own) }))
    .sort((a, b) => compare(a, b) || (a.program < b.program ? -1 : 1));
}

function countsOf(cells: readonly Cell[]): Counts {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const lists = cells.flatMap((cell) => [...cell.lists.values()]);
  return {
    subscribers: lists.length === 0 ? null : sum(lists),
    polls: sum(cells.map((cell) => cell.polls)),
    notModified: sum(cells.map((cell) => cell.notModified)),
    cacheKnown: sum(cells.map((cell) => cell.cacheKnown)),
    hits: sum(cells.map((cell) => cell.hits)),
  };
}

function compare(a: Counts, b: Counts): number {
  return (b.subscribers ?? -1) - (a.subscribers ?? -1) || b.polls - a.polls;
}
