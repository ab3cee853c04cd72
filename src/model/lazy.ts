/**
 * Makes a value when it is first needed, and only once. A new isolate evaluates every module before it answers for the first
 * time, and few requests need its tables and patterns, of which those with properties of Unicode take longest.
 */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
