/** An invalid variable. The message is one line that begins with its name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** The name of the variable. */
  readonly variable: string;
  /** The message without the value. */
  readonly reason: string;

  constructor(variable: string, problem: string, shownValue = '') {
    super(`${variable} ${problem}${shownValue}`);
    this.variable = variable;
    this.reason = `${variable} ${problem}`;
  }
}
