ALTER TABLE `post` ADD `links` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `post_linking` ON `post` (`source_id`,`path`) WHERE links <> '';--> statement-breakpoint
CREATE INDEX `post_pending` ON `post` (`source_id`,`path`) WHERE settings = '';