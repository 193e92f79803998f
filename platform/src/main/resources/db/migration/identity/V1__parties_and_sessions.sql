-- Who is who and who is asking. Whatever identifies a person is sealed under a key of her own and falls with that key;
-- time here is the machine's own, never the business clock, so that no simulation lengthens or ends a session.
create schema identity;

-- The server's secret where none is configured; generated once, the same for all nodes.
create table identity.secret (
    one_row boolean primary key default true check (one_row),
    value bytea not null check (length(value) >= 32)
);

create table identity.party (
    id uuid primary key,
    kind text not null check (kind in ('PERSON', 'ORGANISATION')),
    name text,
    created timestamptz not null default clock_timestamp(),
    check ((kind = 'ORGANISATION') = (name is not null))
);

-- The organisation that runs the platform; only here may anybody be an operator.
insert into identity.party (id, kind, name) values ('00000000-0000-7000-8000-000000000001', 'ORGANISATION', 'Wishwright');

-- Erasing a person deletes this row and, by cascade, all that hangs on it. Wrapped by the server's secret.
create table identity.person_key (
    person uuid primary key references identity.party,
    wrapped bytea not null
);

-- Sealed under the person's key; found again by a keyed hash.
create table identity.personal (
    person uuid not null references identity.person_key on delete cascade,
    kind text not null check (kind in ('NAME', 'PHONE', 'EMAIL')),
    sealed bytea not null,
    lookup bytea,
    primary key (person, kind),
    unique (kind, lookup),
    check ((kind = 'NAME') = (lookup is null))
);

create table identity.credential (
    person uuid primary key references identity.person_key on delete cascade,
    hash text not null
);

create table identity.membership (
    person uuid not null references identity.person_key on delete cascade,
    organisation uuid not null references identity.party,
    role text not null check (role in ('MAKER', 'FLOOR', 'OPERATOR')),
    since timestamptz not null default clock_timestamp(),
    primary key (person, organisation, role),
    check (role <> 'OPERATOR' or organisation = '00000000-0000-7000-8000-000000000001')
);
create index on identity.membership (organisation);

-- One live code a phone or e-mail; a new one replaces it.
create table identity.code (
    lookup bytea primary key,
    hash bytea not null,
    expires timestamptz not null,
    tries int not null default 0
);
create index on identity.code (expires);

create table identity.session (
    token_hash bytea primary key,
    id uuid not null unique,
    person uuid not null references identity.person_key on delete cascade,
    created timestamptz not null default clock_timestamp(),
    seen timestamptz not null default clock_timestamp(),
    expires timestamptz not null
);
create index on identity.session (person);
create index on identity.session (expires);

-- How often something was asked in the window that began with its first time. Unlogged: after a crash it starts anew.
create unlogged table identity.throttle (
    kind text not null,
    subject bytea not null,
    ends timestamptz not null,
    used int not null,
    primary key (kind, subject)
);
create index on identity.throttle (ends);
