import wranglerToml from '../../wrangler.toml';

/** The name of the Worker in the account, from `wrangler.toml`. Workers are not told their own names. */
export const workerName: string = /^name *= *["']([\w-]+)["']/m.exec(wranglerToml)?.[1] ?? '';
