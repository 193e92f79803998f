-- The built-in payment provider keeps books of its own, as an outsider would: the ledger never reads or writes here.
create schema sandbox;

create table sandbox.charge (
    payment uuid primary key,
    reference text not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    captured boolean not null,
    -- Until then it says neither yes nor no.
    decided timestamptz not null default clock_timestamp(),
    notify_after timestamptz,
    notices_left int not null default 0 check (notices_left >= 0),
    attempts int not null default 0
);
create index charge_to_notify on sandbox.charge (notify_after) where notices_left > 0;

create table sandbox.refund (
    refund uuid primary key,
    payment uuid not null references sandbox.charge (payment),
    amount bigint not null check (amount > 0),
    taken_on timestamptz not null default clock_timestamp()
);
create index on sandbox.refund (payment);

-- The secret shared with the program, for signing notifications: the same for all nodes over this database.
create table sandbox.secret (
    one_row boolean primary key default true check (one_row),
    value bytea not null
);
insert into sandbox.secret (value)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
