-- What people write and draw in campaigns: the log holds its hash only. Sealed under the key of the person who wrote it, so that nobody
-- reads it once she is erased; without it the log is recounted all the same.
create table campaign.paper (
    campaign uuid not null references campaign.campaign,
    entry text not null, -- of the input that named it, or 'brief'
    kind text not null,
    party uuid not null, -- whose step it was
    author uuid not null, -- the person whose key seals it
    hash text not null,
    sealed bytea not null,
    written timestamptz not null,
    primary key (campaign, entry)
);
create index on campaign.paper (author);

-- Only who was invited finds such a campaign.
create table campaign.closed (
    campaign uuid primary key references campaign.campaign
);

create table campaign.invited (
    campaign uuid not null references campaign.campaign,
    organisation uuid not null,
    invited timestamptz not null,
    primary key (campaign, organisation)
);
create index on campaign.invited (organisation, invited desc);
