CREATE TABLE `site_file` (
	`source_id` integer NOT NULL,
	`path` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`source_id`, `path`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `source` ADD `files_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `post_target` ON `post` (`source_id`,`path`) WHERE instr(reasons, 'target') > 0;