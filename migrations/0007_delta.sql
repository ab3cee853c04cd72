ALTER TABLE `article` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scope` ADD `delta_base` integer;