/** The methods of an R2 bucket that the source uses. */
export type Bucket = Pick<R2Bucket, 'list' | 'get'>;

/** The bucket that is bound as `BUCKET`; undefined if there is none. */
export function bucketIn(bindings: Readonly<Record<string, unknown>>): Bucket | undefined {
  const { BUCKET: binding } = bindings;
  return isBucket(binding) ? binding : undefined;
}

function isBucket(binding: unknown): binding is Bucket {
  if (typeof binding !== 'object' || binding === null) return false;
  return ['list', 'get'].every((name) => typeof Reflect.get(binding, name) === 'function');
}
