ALTER TABLE `import_run` ADD `allows_withdrawals` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `source` ADD `refusal` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `source` ADD `last_article_id` integer;--> statement-breakpoint
ALTER TABLE `source` ADD `last_run` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `reading` text;