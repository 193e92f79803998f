-- Who asks to be a maker here. Whom to ask about it is personal: sealed under the key of the person who wrote it down.
create schema onboarding;

create table onboarding.application (
    organisation uuid primary key,
    state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED')),
    round int not null default 0 check (round >= 0),
    legal_name text not null check (length(legal_name) <= 200),
    country text not null check (length(country) = 2),
    number text not null check (length(number) <= 60),
    makes text not null check (length(makes) <= 2000),
    licence uuid,
    author uuid not null,
    contact_name bytea not null,
    contact bytea not null,
    changed timestamptz not null
);
create index on onboarding.application (state, organisation desc);

-- What happened to it, for the maker and the operators to read.
create table onboarding.step (
    organisation uuid not null references onboarding.application,
    no int not null,
    state text not null check (state in ('SUBMITTED', 'RETURNED', 'APPROVED')),
    reason text not null default '',
    person uuid not null,
    at timestamptz not null,
    primary key (organisation, no)
);
