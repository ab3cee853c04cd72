CREATE TABLE `hub` (
	`url` text PRIMARY KEY NOT NULL,
	`notified_until` integer NOT NULL,
	`notified_scope` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`retry_after` integer
);
--> statement-breakpoint
ALTER TABLE `site` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `configuration` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `configured_at` integer DEFAULT 0 NOT NULL;