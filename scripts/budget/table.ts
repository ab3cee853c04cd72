/** Figures by name, each at the smaller and at the larger size. */
export type Figures = Readonly<Record<string, readonly number[]>>;

/** Figures of requests or of steps. */
export type Table = Readonly<Record<string, Figures>>;

/** The content of tests/budget.json. */
export interface Budget {
  /** KiB of the bundle, compressed. */
  readonly bundle: number;
  readonly requests: Table;
  readonly steps: Table;
}

/** The lower of both budgets, with the entries of the one that was measured. */
export function lowered(measured: Budget, budget: Budget): Budget {
  return {
    bundle: Math.min(measured.bundle, budget.bundle),
    requests: lowerTable(measured.requests, budget.requests),
    steps: lowerTable(measured.steps, budget.steps),
  };
}

function lowerTable(measured: Table, budget: Table): Table {
  return mapValues(measured, (figures, name) =>
    mapValues(figures, (values, key) =>
      values.map((value, at) => Math.min(value, budget[name]?.[key]?.[at] ?? value)),
    ),
  );
}

// A time, such as that of a run, may make a page some bytes longer.
const toleranceOfKb = 0.2;

/**
 * Whether a figure is higher than the budget allows.
 *
 * @param key the name of the figure, like `rows`
 */
export function isHigher(key: string, value: number, allowed: number): boolean {
  return value > allowed + (key === 'kB' ? toleranceOfKb : 0);
}

/** A line for each figure that is higher than in the budget. */
export function excessesOf(measured: Budget, budget: Budget): string[] {
  const bundle =
    measured.bundle > budget.bundle ? [`bundle: ${budget.bundle} → ${measured.bundle} KiB`] : [];
  return [
    ...bundle,
    ...higherLines(measured.requests, budget.requests),
    ...higherLines(measured.steps, budget.steps),
  ];
}

function higherLines(measured: Table, budget: Table): string[] {
  return Object.entries(measured).flatMap(([name, figures]) =>
    Object.entries(figures).flatMap(([key, values]) => {
      const before = budget[name]?.[key];
      if (!before) return [];
      const isExcess = values.some((value, at) => isHigher(key, value, before[at] ?? value));
      return isExcess ? [`${name}: ${key} ${before.join(', ')} → ${values.join(', ')}`] : [];
    }),
  );
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, key: string) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value, key)]),
  );
}

/** The text of the file: a line for each request and each step. */
export function budgetText({ bundle, requests, steps }: Budget): string {
  return `{
  "bundle": ${bundle},
  "requests": ${tableText(requests)},
  "steps": ${tableText(steps)}
}
`;
}

function tableText(table: Table): string {
  const lines = Object.entries(table).map(([name, figures]) => {
    const values = Object.entries(figures).map(([key, pair]) => `"${key}": [${pair.join(', ')}]`);
    return `    ${JSON.stringify(name)}: { ${values.join(', ')} }`;
  });
  return `{\n${lines.join(',\n')}\n  }`;
}
