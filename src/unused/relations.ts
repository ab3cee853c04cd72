/** Replaces the relations of `drizzle-orm` and the queries through them. Feedmill joins tables itself. */
export {
  throwIfUsed as createTableRelationsHelpers,
  throwIfUsed as extractTablesRelationalConfig,
  throwIfUsed as getOperators,
  throwIfUsed as getOrderByOperators,
  throwIfUsed as Many,
  throwIfUsed as normalizeRelation,
  throwIfUsed as One,
  throwIfUsed as RelationalQueryBuilder,
} from './throw-if-used.ts';
