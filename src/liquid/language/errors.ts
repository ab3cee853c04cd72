/** An error in a template that costs only the tag or output in which it occurs. */
export class LiquidError extends Error {
  override readonly name = 'LiquidError';
}

/** A template that exceeds a limit other than the work budget. The post cannot be rendered. */
export class LiquidLimitExceeded extends Error {
  override readonly name = 'LiquidLimitExceeded';
}
