import { env } from 'cloudflare:workers';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { runSchedule } from './schedule.ts';
import { connect } from './store/database.ts';

// Read once, when the Worker starts: a variable that cannot be used stops a deployment right there.
const config = readConfig({ ...env });
const db = connect(env.DB);
const app = createApp(config, db);

export default {
  fetch: app.fetch,
  scheduled: (controller) => runSchedule(config, db, new Date(controller.scheduledTime)),
} satisfies ExportedHandler<Env>;
