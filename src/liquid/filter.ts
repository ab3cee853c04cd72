import type { FilterImplOptions } from 'liquidjs';

/** The function of a filter. liquidjs does not export this type. */
export type FilterHandler = Extract<FilterImplOptions, (...args: never[]) => unknown>;

/** The type of `this` in a filter. */
export type Filter = ThisParameterType<FilterHandler>;
