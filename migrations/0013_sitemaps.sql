CREATE TABLE `sitemap` (
	`id` integer PRIMARY KEY NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `article` ADD `is_unlisted` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- A revision is at least the time of its change in seconds. Articles from before there were revisions have 0.
INSERT INTO `sitemap` (`id`, `changed_at`)
SELECT (`id` - 1) / 1000 + 1, iif(max(`revision`) = 0, unixepoch(), min(max(`revision`), unixepoch()))
FROM `article` GROUP BY 1;
