CREATE TABLE `feed_scope` (
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`feed_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `slug`, `feed_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `scope` ADD `definition` text;--> statement-breakpoint
ALTER TABLE `scope` ADD `definition_source` integer;--> statement-breakpoint
ALTER TABLE `scope` ADD `oldest` integer;--> statement-breakpoint
CREATE INDEX `scope_definition` ON `scope` (`definition_source`) WHERE definition_source is not null;--> statement-breakpoint
CREATE INDEX `scope_oldest` ON `scope` (`oldest`) WHERE oldest is not null;--> statement-breakpoint
ALTER TABLE `source` ADD `feeds_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `source` ADD `feed_problems` text DEFAULT '[]' NOT NULL;