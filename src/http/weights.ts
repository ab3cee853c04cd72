/** Parses a list such as `gzip, br;q=0.5` into lower-case names and their weights (RFC 9110 §12.4.2). */
export function parseWeights(list: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const part of list.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return weights;
}
