-- The wish of the wall that a campaign answers.
create table campaign.answer (
    campaign uuid primary key references campaign.campaign on delete cascade,
    wish uuid not null
);
create index on campaign.answer (wish);
