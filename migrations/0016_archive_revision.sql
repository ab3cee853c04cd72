ALTER TABLE `scope` ADD `archive_revision` integer;--> statement-breakpoint
ALTER TABLE `scope` ADD `archive_known_at` integer;