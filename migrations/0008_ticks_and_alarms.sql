CREATE TABLE `alarm` (
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`opened_at` integer NOT NULL,
	`notified_at` integer,
	`claimed_until` integer NOT NULL,
	PRIMARY KEY(`channel`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tick` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticked_at` integer NOT NULL,
	`cron` text NOT NULL,
	`observations` text NOT NULL
);
