/** Replaces the parts of `yaml` that write YAML. Feedmill only reads it. */
export {
  throwIfUsed as createStringifyContext,
  throwIfUsed as stringify,
  throwIfUsed as stringifyCollection,
  throwIfUsed as stringifyDocument,
  throwIfUsed as stringifyNumber,
  throwIfUsed as stringifyPair,
  throwIfUsed as stringifyString,
} from './throw-if-used.ts';
