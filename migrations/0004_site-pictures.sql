ALTER TABLE `site` ADD `icon` text;--> statement-breakpoint
ALTER TABLE `site` ADD `logo` text;--> statement-breakpoint
ALTER TABLE `site` ADD `podcast` text DEFAULT '{"category":null,"explicit":false,"image":null,"email":null,"type":"episodic"}' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `origin` text DEFAULT '' NOT NULL;