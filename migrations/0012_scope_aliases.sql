CREATE TABLE `scope_alias` (
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`scope_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `slug`, `scope_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `site` ADD `aliased_scope` integer DEFAULT 0 NOT NULL;