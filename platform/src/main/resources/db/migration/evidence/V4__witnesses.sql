-- What each witness has last cosigned, and the latest checkpoint with the witnesses' lines under it.
create table evidence.witness (
    verifier text primary key,
    size bigint not null check (size >= 0),
    cosigned timestamptz not null default clock_timestamp()
);
create table evidence.witnessed (
    one_row boolean primary key default true check (one_row),
    size bigint not null check (size >= 0),
    checkpoint text not null
);
