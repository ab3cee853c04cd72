CREATE TABLE `withdrawal` (
	`scope_id` integer NOT NULL,
	`withdrawn_at` integer NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`scope_id`, `withdrawn_at`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `scope_article` ADD `size` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `scope_page` ON `scope_article` (`scope_id`,`published_at`,`article_id`,`size`) WHERE (article_id % 32749) * (article_id % 32749) * 20240 % 32749 < 512 + size / 9;