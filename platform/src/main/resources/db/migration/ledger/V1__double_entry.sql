-- Money by double entry: transfers are immutable and two-phase, and a trigger carries them into the accounts' balances,
-- so that no program can record one without the other.
create schema ledger;

create table ledger.account (
    id uuid primary key,
    kind text not null check (kind in ('PROVIDER', 'ESCROW', 'PARTY', 'COMMISSION')),
    owner uuid not null,
    -- On whose statement it stands: the owner of a balance, the payer of an escrow.
    party uuid,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    debits_pending bigint not null default 0 check (debits_pending >= 0),
    debits_posted bigint not null default 0 check (debits_posted >= 0),
    credits_pending bigint not null default 0 check (credits_pending >= 0),
    credits_posted bigint not null default 0 check (credits_posted >= 0),
    -- What is owed never falls below zero. The shards of the provider's cash carry no limit of their own: together they
    -- equal what is owed, hence their sum cannot fall below zero either.
    debits_within_credits boolean not null,
    unique (kind, owner, currency),
    unique (id, currency),
    constraint account_limit_by_kind check (debits_within_credits = (kind <> 'PROVIDER')),
    constraint account_sufficient check (not debits_within_credits or debits_posted + debits_pending <= credits_posted)
) with (fillfactor = 70); -- room for the next version of a row on its own page
create index on ledger.account (party, currency) where party is not null;

create table ledger.transfer (
    id uuid primary key,
    kind text not null check (kind in ('SINGLE', 'PENDING', 'POST', 'VOID')),
    pending_id uuid references ledger.transfer (id),
    debit_account uuid not null,
    credit_account uuid not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    purpose text not null check (length(purpose) between 1 and 100),
    subject uuid not null,
    -- Transfers of one call carry the same id: all of them happened or none.
    linked uuid not null,
    recorded timestamptz not null default foundation.business_now(),
    constraint transfer_two_accounts check (debit_account <> credit_account),
    constraint transfer_decides_pending check ((pending_id is not null) = (kind in ('POST', 'VOID'))),
    foreign key (debit_account, currency) references ledger.account (id, currency),
    foreign key (credit_account, currency) references ledger.account (id, currency)
);
create unique index transfer_decided_once on ledger.transfer (pending_id) where pending_id is not null;
create index transfer_out on ledger.transfer (debit_account, id) where kind in ('SINGLE', 'POST');
create index transfer_in on ledger.transfer (credit_account, id) where kind in ('SINGLE', 'POST');

-- What each transfer does to an account: the one meaning of a transfer, used to carry it and to audit it.
create view ledger.effect as
    select t.id as transfer, side.account, t.currency, side.debit,
        case t.kind when 'PENDING' then t.amount when 'SINGLE' then 0 else -p.amount end as pending,
        case when t.kind in ('SINGLE', 'POST') then t.amount else 0 end as posted
    from ledger.transfer t
    left join ledger.transfer p on p.id = t.pending_id
    cross join lateral (values (t.debit_account, true), (t.credit_account, false)) as side (account, debit);

create function ledger.carry() returns trigger language plpgsql
    -- The few added rows look their accounts up by key, whatever the tables' statistics say just now.
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    as $$
declare
    misfit uuid;
begin
    select t.id into misfit
    from added t left join ledger.transfer p on p.id = t.pending_id
    where t.pending_id is not null
        and (p.kind is distinct from 'PENDING' or p.debit_account <> t.debit_account
            or p.credit_account <> t.credit_account or p.currency <> t.currency
            or t.amount > p.amount or t.kind = 'VOID' and t.amount <> p.amount);
    if found then
        raise exception 'transfer % does not fit what it decides', misfit
            using errcode = 'check_violation', constraint = 'transfer_fits_pending';
    end if;
    -- One order for all: two calls that share accounts wait for each other and never both.
    perform 1 from ledger.account
    where id in (select debit_account from added union select credit_account from added)
    order by id
    for no key update;
    update ledger.account a set
        debits_pending = a.debits_pending + sum.debits_pending,
        debits_posted = a.debits_posted + sum.debits_posted,
        credits_pending = a.credits_pending + sum.credits_pending,
        credits_posted = a.credits_posted + sum.credits_posted
    from (
        select e.account,
            coalesce(sum(e.pending) filter (where e.debit), 0) as debits_pending,
            coalesce(sum(e.posted) filter (where e.debit), 0) as debits_posted,
            coalesce(sum(e.pending) filter (where not e.debit), 0) as credits_pending,
            coalesce(sum(e.posted) filter (where not e.debit), 0) as credits_posted
        from ledger.effect e
        where e.transfer in (select id from added)
        group by e.account) sum
    where a.id = sum.account;
    return null;
end $$;

create trigger transfer_carried after insert on ledger.transfer
    referencing new table as added
    for each statement execute function ledger.carry();

create function ledger.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is never edited: % on %; record another transfer instead', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger transfer_immutable before update or delete or truncate on ledger.transfer
    for each statement execute function ledger.refuse();
create trigger account_permanent before delete or truncate on ledger.account
    for each statement execute function ledger.refuse();
create trigger account_identity before update of id, kind, owner, party, currency, debits_within_credits on ledger.account
    for each statement execute function ledger.refuse();
