-- What people hand in to a contest or a task call, what others say of it, and the ballot box of a contest.
create table campaign.work (
    id uuid primary key,
    campaign uuid not null references campaign.campaign,
    number int not null check (number > 0),
    code text not null, -- as the mechanism knows it
    author uuid not null,
    title text not null check (length(title) <= 120),
    words text not null check (length(words) <= 5000),
    picture uuid, -- a file of its author
    variant text not null check (length(variant) <= 2000), -- address of a configuration
    receipt uuid not null, -- the subject of its timestamp in the log
    version int not null default 1,
    handed_in timestamptz not null,
    state text not null default 'IN' check (state in ('IN', 'BACK', 'DOWN')),
    reason text not null default '', -- why it was taken down
    unique (campaign, number)
);
create unique index on campaign.work (campaign, code);
create index on campaign.work (author, campaign);

create table campaign.comment (
    id uuid primary key,
    work uuid not null references campaign.work,
    author uuid not null,
    words text not null check (length(words) between 1 and 2000),
    posted timestamptz not null
);
create index on campaign.comment (work, id);
create index on campaign.comment (author);

-- Somebody says that a work must not be shown, or (without a work) a convener that none does what was asked; an operator decides.
create table campaign.report (
    id uuid primary key,
    campaign uuid not null references campaign.campaign,
    work uuid references campaign.work,
    reporter uuid not null,
    reason text not null check (length(reason) between 1 and 1000),
    posted timestamptz not null,
    decided timestamptz,
    upheld boolean not null default false,
    answer text not null default '',
    check (decided is not null or not upheld)
);
create index on campaign.report (posted) where decided is null;
create index on campaign.report (work);

-- The booth of a contest: who was given a credential, and which credentials there are, in one row that is written anew as a whole, both
-- sorted. So no row, order, time or transaction tells which person holds which credential. Of the credential itself only its hash is kept.
-- Ballots wait in the urn and go into the log many at once, sorted and under one time. The row falls when the contest is over.
create table campaign.booth (
    campaign uuid primary key references campaign.campaign,
    persons uuid[] not null default '{}',
    free text[] not null default '{}', -- pseudonyms in the log that nobody was given yet
    hashes jsonb not null default '{}', -- pseudonym to SHA-256 of the credential
    urn jsonb not null default '{}' -- pseudonym to ballot
);
