-- Work that one node at a time should do: whoever moves the row's end forward holds it until then.
create table foundation.lease (
    name text primary key,
    until timestamptz not null
);
insert into foundation.lease values ('events', '-infinity');
