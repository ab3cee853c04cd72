/**
 * Makes a function that remembers its results, since making one takes long.
 *
 * @param make the same argument must always have the same result
 * @param most how many results are remembered. At one more, all of them are forgotten
 */
export function remembering<Result>(
  make: (argument: string) => Result,
  most: number,
): (argument: string) => Result {
  const results = new Map<string, { readonly result: Result }>();
  return (argument) => {
    const known = results.get(argument);
    if (known) return known.result;
    const result = make(argument);
    if (results.size >= most) results.clear();
    results.set(argument, { result });
    return result;
  };
}
