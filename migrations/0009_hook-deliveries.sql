CREATE TABLE `hook_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`taken_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hook_delivery_taken` ON `hook_delivery` (`taken_at`);