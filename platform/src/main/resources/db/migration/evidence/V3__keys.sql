-- The log's keys, one after the other. A key that was followed by another has no secret any more: nobody signs with it
-- again, and what it signed in its time still verifies.
create table evidence.log_key (
    no int primary key check (no >= 1),
    secret text,
    verifier text not null unique,
    -- the note by which the key before handed over; the first has none
    succession text,
    made timestamptz not null default clock_timestamp(),
    check ((no = 1) = (succession is null))
);
create unique index log_key_current on evidence.log_key ((true)) where secret is not null;
insert into evidence.log_key (no, secret, verifier, made) select 1, secret, verifier, made from evidence.signing_key;
drop table evidence.signing_key;
