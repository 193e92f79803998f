-- Facts recorded together wait and enter together: one row a call, however many facts it recorded. That is what makes
-- appending in batches cheap; a fact's place is that of its entry and its position there.
create table evidence.entry (
    id uuid primary key,
    facts uuid[] not null check (cardinality(facts) > 0),
    -- 32 bytes a fact, until they stand in the log's tiles
    commitments bytea,
    first bigint unique check (first >= 0),
    -- the machine's time: business time may jump in a simulation
    since timestamptz not null default clock_timestamp(),
    check ((first is null) = (commitments is not null)),
    check (octet_length(commitments) = 32 * cardinality(facts))
);
alter table evidence.entry alter column commitments set storage external;
create index entry_waiting on evidence.entry (id) where first is null;

-- The log as it is served (C2SP tlog-tiles): level -1 are the commitments themselves, level 0 the hashes of the leaves,
-- level n the roots over 256 to the power of n of them. The last tile of a level grows.
create table evidence.tile (
    level int not null check (level between -1 and 7),
    idx bigint not null check (idx >= 0),
    bytes bytea not null check (octet_length(bytes) % 32 = 0 and octet_length(bytes) between 32 and 8192),
    primary key (level, idx)
);
alter table evidence.tile alter column bytes set storage external;

insert into evidence.entry (id, facts, first) select fact, array[fact], idx from evidence.leaf;
insert into evidence.entry (id, facts, commitments, since)
    select fact, array[fact], commitment, since from evidence.outbox;
insert into evidence.tile (level, idx, bytes)
    select -1, l.idx / 256, string_agg(f.commitment, ''::bytea order by l.idx)
    from evidence.leaf l join evidence.fact f on f.id = l.fact group by 2;
insert into evidence.tile (level, idx, bytes)
    select 0, idx / 256, string_agg(hash, ''::bytea order by idx) from evidence.leaf group by 2;
insert into evidence.tile (level, idx, bytes)
    select level / 8, idx / 256, string_agg(hash, ''::bytea order by idx) from evidence.node group by 1, 2;

alter table evidence.fact add column entry uuid, add column pos int check (pos >= 0);
update evidence.fact set entry = id, pos = 0;
alter table evidence.fact alter column entry set not null, alter column pos set not null, drop column commitment;
drop table evidence.leaf, evidence.outbox, evidence.node;
