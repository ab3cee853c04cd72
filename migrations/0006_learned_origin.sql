CREATE TABLE `learned_origin` (
	`id` integer PRIMARY KEY NOT NULL,
	`origin` text NOT NULL
);
