CREATE TABLE `article` (
	`id` integer PRIMARY KEY NOT NULL,
	`source_id` integer NOT NULL,
	`path` text NOT NULL,
	`feed_id` text NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`authors` text NOT NULL,
	`categories` text NOT NULL,
	`tags` text NOT NULL,
	`image` text,
	`enclosure` text,
	`language` text,
	`published_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_feed_id` ON `article` (`feed_id`);--> statement-breakpoint
CREATE INDEX `article_scheduled` ON `article` (`published_at`) WHERE state = 'scheduled';--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`source_id` integer NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`created` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`problems` integer DEFAULT 0 NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_run_source` ON `import_run` (`source_id`);--> statement-breakpoint
CREATE TABLE `post` (
	`source_id` integer NOT NULL,
	`path` text NOT NULL,
	`hash` text NOT NULL,
	`settings` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	`article_id` integer,
	PRIMARY KEY(`source_id`, `path`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `post_gone` ON `post` (`source_id`,`path`,`article_id`) WHERE outcome = 'gone';--> statement-breakpoint
CREATE INDEX `post_rival` ON `post` (`source_id`,`path`) WHERE outcome = 'rival';--> statement-breakpoint
CREATE TABLE `scope` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`article_count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scope_key` ON `scope` (`kind`,`slug`);--> statement-breakpoint
CREATE TABLE `scope_article` (
	`scope_id` integer NOT NULL,
	`published_at` integer NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`scope_id`, `published_at`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `site` (
	`id` integer PRIMARY KEY NOT NULL,
	`source_id` integer NOT NULL,
	`is_configured` integer NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`url` text NOT NULL,
	`language` text NOT NULL,
	`authors` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `source` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`site` text NOT NULL,
	`config_id` text NOT NULL,
	`settings` text NOT NULL,
	`etag` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_name_unique` ON `source` (`name`);