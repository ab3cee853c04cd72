CREATE TABLE `cache_mark` (
	`id` integer PRIMARY KEY NOT NULL,
	`known_until` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `import_run` ADD `cache` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `scope_size` ON `scope` (`kind`,"article_count" desc,`slug`);--> statement-breakpoint
CREATE INDEX `scope_changed` ON `scope` (`changed_at`);