-- Of what a campaign sells, modules that each buyer gives herself when her deal becomes an order: measures of her body, words, a picture.
-- The choices beside them are the same for all.
alter table campaign.making add column asked json not null default '[]';
