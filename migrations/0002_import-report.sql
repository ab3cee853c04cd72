CREATE TABLE `scope_spelling` (
	`scope_id` integer NOT NULL,
	`name` text NOT NULL,
	`article_count` integer NOT NULL,
	PRIMARY KEY(`scope_id`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `import_run` ADD `notes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `post` ADD `reasons` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `article_url` ON `article` (`url`) WHERE state <> 'withdrawn';