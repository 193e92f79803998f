-- Campaigns that sell what was drawn in another one: a contest's winner, or a design of many.
create table campaign.descent (
    campaign uuid primary key references campaign.campaign,
    source uuid not null references campaign.campaign,
    work text not null, -- what the design is called there
    designed json not null -- the royalty and its shares, as agreed there
);
create index descent_source on campaign.descent (source, work);
