-- A fact commits with the business it is about; the log that makes it tamper-evident grows behind, by one writer at a time.
create schema evidence;

-- What is forgotten (content and salt gone) stays committed to: the log remains whole and says nothing any more.
create table evidence.fact (
    id uuid primary key,
    subject uuid not null,
    type text not null,
    content text,
    salt bytea check (octet_length(salt) = 32),
    commitment bytea not null check (octet_length(commitment) = 32),
    recorded timestamptz not null,
    check ((content is null) = (salt is null))
);
create index on evidence.fact (subject, recorded, id);

-- Commitments that wait for their place. The time is the machine's: business time may jump in a simulation.
create table evidence.outbox (
    fact uuid primary key,
    commitment bytea not null,
    since timestamptz not null default clock_timestamp()
);

-- The log's leaves, from 0 without gaps; no fact has two.
create table evidence.leaf (
    idx bigint primary key check (idx >= 0),
    fact uuid not null unique references evidence.fact (id),
    hash bytea not null check (octet_length(hash) = 32)
);

-- Every eighth level of the tree above the leaves, so that a proof takes a few reads.
create table evidence.node (
    level int not null check (level > 0 and level % 8 = 0),
    idx bigint not null check (idx >= 0),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (level, idx)
);

-- All that the next append needs, and the signed checkpoint of just this size.
create table evidence.head (
    one_row boolean primary key default true check (one_row),
    size bigint not null check (size >= 0),
    frontier bytea not null,
    checkpoint text not null,
    signed timestamptz not null
);

-- The log's one key; its secret never leaves this table but to sign.
create table evidence.signing_key (
    one_row boolean primary key default true check (one_row),
    secret text not null,
    verifier text not null,
    made timestamptz not null default clock_timestamp()
);
