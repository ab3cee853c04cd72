CREATE TABLE `text_walk` (
	`id` integer PRIMARY KEY NOT NULL,
	`stage` text NOT NULL,
	`towards` text NOT NULL,
	`article_id` integer NOT NULL,
	`database` integer NOT NULL,
	`hash` text NOT NULL,
	`started_at` integer NOT NULL,
	`claimed_until` integer NOT NULL,
	`databases` text NOT NULL,
	`missing` integer NOT NULL,
	`missing_so_far` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `article` ADD `text_database` integer;--> statement-breakpoint
ALTER TABLE `article` ADD `text_bytes` integer;