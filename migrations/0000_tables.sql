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
	`revision` integer DEFAULT 0 NOT NULL,
	`is_held` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_feed_id` ON `article` (`feed_id`);--> statement-breakpoint
CREATE INDEX `article_scheduled` ON `article` (`published_at`) WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX `article_url` ON `article` (`url`) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `article_held` ON `article` (`url`) WHERE is_held = 1;--> statement-breakpoint
CREATE TABLE `cache_checkpoint` (
	`id` integer PRIMARY KEY NOT NULL,
	`invalidated_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `scope` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`article_count` integer NOT NULL,
	`delta_base` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scope_key` ON `scope` (`kind`,`slug`);--> statement-breakpoint
CREATE INDEX `scope_size` ON `scope` (`kind`,"article_count" desc,`slug`);--> statement-breakpoint
CREATE INDEX `scope_changed` ON `scope` (`changed_at`);--> statement-breakpoint
CREATE TABLE `scope_article` (
	`scope_id` integer NOT NULL,
	`published_at` integer NOT NULL,
	`article_id` integer NOT NULL,
	`size` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`scope_id`, `published_at`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `scope_page` ON `scope_article` (`scope_id`,`published_at`,`article_id`,`size`) WHERE (article_id % 32749) * (article_id % 32749) * 20240 % 32749 < 512 + size / 9;--> statement-breakpoint
CREATE TABLE `scope_spelling` (
	`scope_id` integer NOT NULL,
	`name` text NOT NULL,
	`article_count` integer NOT NULL,
	PRIMARY KEY(`scope_id`, `name`)
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
	`icon` text,
	`logo` text,
	`podcast` text DEFAULT '{"category":null,"explicit":false,"image":null,"email":null,"type":"episodic"}' NOT NULL,
	`origin` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `withdrawal` (
	`scope_id` integer NOT NULL,
	`withdrawn_at` integer NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`scope_id`, `withdrawn_at`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
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
	`job_id` text,
	`plannedWithdrawals` integer DEFAULT 0 NOT NULL,
	`remaining` integer DEFAULT 0 NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '[]' NOT NULL,
	`cache` text DEFAULT '' NOT NULL,
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
	`reasons` text DEFAULT '' NOT NULL,
	`article_id` integer,
	PRIMARY KEY(`source_id`, `path`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `post_deleted` ON `post` (`source_id`,`path`,`article_id`) WHERE outcome = 'deleted';--> statement-breakpoint
CREATE INDEX `post_missing_link` ON `post` (`source_id`,`path`) WHERE instr(reasons, 'link-target') > 0;--> statement-breakpoint
CREATE INDEX `post_conflict` ON `post` (`source_id`,`path`) WHERE outcome = 'conflict';--> statement-breakpoint
CREATE INDEX `post_noted` ON `post` (`source_id`,`path`) WHERE note <> '';--> statement-breakpoint
CREATE TABLE `support_file` (
	`source_id` integer NOT NULL,
	`path` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`source_id`, `path`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `source` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`site` text NOT NULL,
	`config_id` text NOT NULL,
	`files_id` text DEFAULT '' NOT NULL,
	`settings` text NOT NULL,
	`cursor` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_name_unique` ON `source` (`name`);--> statement-breakpoint
CREATE TABLE `sync_state` (
	`source` text PRIMARY KEY NOT NULL,
	`job_id` text,
	`heartbeat_at` integer,
	`is_rerun_requested` integer DEFAULT false NOT NULL,
	`behind_since` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`reason` text DEFAULT '' NOT NULL,
	`retry_after` integer
);
--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`claimed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_claimed` ON `webhook_delivery` (`claimed_at`);