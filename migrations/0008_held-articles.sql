ALTER TABLE `article` ADD `is_held` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `article_held` ON `article` (`url`) WHERE is_held = 1;--> statement-breakpoint
CREATE INDEX `post_noted` ON `post` (`source_id`,`path`) WHERE note <> '';