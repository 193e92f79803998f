-- A deadline is a row until it has fired; the row's lock decides which node fires it.
create schema timer;

create table timer.timer (
    kind text not null,
    subject uuid not null,
    due timestamptz not null,
    attempts int not null default 0,
    failure text,
    primary key (kind, subject)
);
create index on timer.timer (due);
