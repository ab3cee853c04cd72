import type { FilterImplOptions } from 'liquidjs';

/** What a filter is to liquidjs, which gives this type no name of its own. */
export type FilterHandler = Extract<FilterImplOptions, (...args: never[]) => unknown>;

/** What `this` is in a filter. */
export type Filter = ThisParameterType<FilterHandler>;
