-- The business clock is the database's plus an offset, so that every node reads the same time; a simulation moves it.
create schema foundation;

create table foundation.clock (
    one_row boolean primary key default true check (one_row),
    ahead interval not null default interval '0' check (ahead >= interval '0')
);
insert into foundation.clock default values;

create function foundation.business_now() returns timestamptz
    language sql stable
    as $$ select clock_timestamp() + ahead from foundation.clock $$;

-- One row a request that must take effect once; it commits with the effect.
create table foundation.idempotency (
    party uuid not null,
    key text not null check (length(key) between 8 and 100),
    request_hash bytea not null,
    answer text not null,
    recorded timestamptz not null default now(),
    primary key (party, key)
);
create index on foundation.idempotency (recorded);
