/** Stands for a function of a package that Feedmill never calls. */
export function throwIfUsed(): never {
  throw new Error('a part of a package that was left out of the bundle is used after all');
}
