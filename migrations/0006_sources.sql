CREATE TABLE `watch` (
	`source` text PRIMARY KEY NOT NULL,
	`instance` text,
	`beat_at` integer,
	`is_wanted` integer DEFAULT false NOT NULL,
	`behind_since` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`reason` text DEFAULT '' NOT NULL,
	`not_before` integer
);
--> statement-breakpoint
ALTER TABLE `import_run` ADD `instance` text;--> statement-breakpoint
ALTER TABLE `import_run` ADD `leaving` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `import_run` ADD `rest` integer DEFAULT 0 NOT NULL;