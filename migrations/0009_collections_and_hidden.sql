ALTER TABLE `article` ADD `collection` text;--> statement-breakpoint
ALTER TABLE `article` ADD `is_hidden` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `posts_limit` integer;--> statement-breakpoint
ALTER TABLE `site` ADD `old_feeds` text DEFAULT '[]' NOT NULL;