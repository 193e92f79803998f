-- Configurations that people keep, each with the price it had; one person's rows lie together.
create schema wish;

create table wish.wish (
    id uuid primary key,
    owner uuid not null,
    version uuid not null,
    product jsonb not null,
    choices json not null, -- not jsonb: it keeps the order of the modules
    hash text not null,
    price_minor bigint not null,
    currency char(3) not null,
    created timestamptz not null,
    unique (owner, version, hash)
);
create index on wish.wish (owner, id desc);
