-- Campaigns that sell what was drawn in another one: a contest's winner, or a design of many.
create table campaign.descent (
    campaign uuid primary key references campaign.campaign,
    source uuid not null references campaign.campaign,
    work text not null, -- what the design is called there
    designed json not null -- the royalty and its shares, as agreed there
);
create index descent_source on campaign.descent (source, work);

-- Ordinary orders that count in a window of volume tiers, and what of each comes back when it is over: noted once, taken once.
create table campaign.counted (
    order_id uuid not null,
    campaign uuid not null references campaign.campaign,
    entry text not null, -- as its log names the order
    currency text not null,
    back bigint check (back >= 0), -- in minor units; null until the window is over
    taken timestamptz, -- when it was paid back
    primary key (order_id, campaign),
    unique (campaign, entry)
);
create index making_version on campaign.making (version);
