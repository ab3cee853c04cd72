// Loaded by every command before anything else (`node --import`), so it is plain JavaScript that runs
// without packages, and on a Node that cannot run TypeScript.

import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Without a cache, a command spends half of its start on compiling. An older Node has none.
module.enableCompileCache?.(
  fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)),
);

/**
 * Says in one line that the packages are not installed, instead of printing a stack. The project's Node is
 * one of them, so without it an older one may have started the command.
 */
process.on('uncaughtException', (error) => {
  const isMissing =
    ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_MODULE_NOT_FOUND'].includes(error?.code) &&
    /Cannot find package|file extension "\.ts"/.test(error.message);
  console.error(
    isMissing ? 'The packages are not installed, or not all of them. Run: npm ci' : error,
  );
  process.exit(1);
});
