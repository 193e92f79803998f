-- The books completed: announced transfers that expire, corrections that name what they correct, periods that close, and
-- accounts for deposits, bonds, hold-backs and compensation. Recording costs a fifth of what it did: what foreign keys asked row
-- by row, the trigger that carries transfers into balances now asks once a statement.
alter table ledger.account
    drop constraint account_kind_check,
    add constraint account_kind_known check (kind in ('PROVIDER', 'ESCROW', 'EARNEST', 'PREPAYMENT', 'HOLD', 'PARTY',
        'HOLDBACK', 'BOND', 'COMMISSION', 'COMPENSATION'));
-- Every account of a batch gets its next version on its own page.
alter table ledger.account set (fillfactor = 40);

-- What the platform earned stands on a statement too: the party of nothing but zeros is the platform.
alter table ledger.account disable trigger account_identity;
update ledger.account set party = '00000000-0000-0000-0000-000000000000' where kind = 'COMMISSION';
alter table ledger.account enable trigger account_identity;

alter table ledger.transfer
    add expires timestamptz,
    add corrects uuid,
    drop constraint transfer_kind_check,
    drop constraint transfer_decides_pending,
    drop constraint transfer_debit_account_currency_fkey,
    drop constraint transfer_credit_account_currency_fkey,
    drop constraint transfer_pending_id_fkey,
    add constraint transfer_kind_known check (kind in ('SINGLE', 'PENDING', 'POST', 'VOID', 'EXPIRE')),
    add constraint transfer_decides_pending check ((pending_id is not null) = (kind in ('POST', 'VOID', 'EXPIRE'))),
    add constraint transfer_expires_pending check (expires is null or kind = 'PENDING' and expires > recorded),
    add constraint transfer_corrects_single check (corrects is null or kind = 'SINGLE');
create index transfer_correction on ledger.transfer (corrects) where corrects is not null;

-- Statements and balances of the past are read in the order in which money moved, which is that of the time recorded.
drop index ledger.transfer_out;
drop index ledger.transfer_in;
create index transfer_out on ledger.transfer (debit_account, recorded) where kind in ('SINGLE', 'POST');
create index transfer_in on ledger.transfer (credit_account, recorded) where kind in ('SINGLE', 'POST');

-- Nothing is recorded before the latest of these instants any more.
create table ledger.closing (
    until timestamptz primary key,
    closed timestamptz not null default foundation.business_now(),
    closed_by uuid not null
);
-- What all accounts of a kind together had moved when the period closed, from the beginning.
create table ledger.trial_balance (
    until timestamptz not null references ledger.closing (until),
    kind text not null,
    currency text not null,
    debits numeric not null,
    credits numeric not null,
    primary key (until, kind, currency)
);
create trigger closing_immutable before update or delete or truncate on ledger.closing
    for each statement execute function ledger.refuse();
create trigger trial_balance_immutable before update or delete or truncate on ledger.trial_balance
    for each statement execute function ledger.refuse();

-- The rules about decisions: what is decided was announced, between the same accounts, for at least as much, and in time.
create function ledger.misfit(kind text, debit uuid, credit uuid, currency text, amount bigint, recorded timestamptz,
    pending ledger.transfer) returns text language sql immutable as $$
    select case
        when (pending).kind is distinct from 'PENDING' or (pending).debit_account <> debit
            or (pending).credit_account <> credit or (pending).currency <> currency or amount > (pending).amount
            or kind <> 'POST' and amount <> (pending).amount then 'transfer_fits_pending'
        when kind = 'POST' and recorded >= (pending).expires then 'transfer_not_expired'
        when kind = 'EXPIRE' and coalesce(recorded < (pending).expires, true) then 'transfer_fits_pending'
    end
$$;

create or replace function ledger.carry() returns trigger language plpgsql
    -- The few added rows look their accounts up by key, whatever the tables' statistics say just now.
    set enable_seqscan = off set enable_mergejoin = off set jit = off
    as $$
declare
    broken text;
    touched bigint;
    carried bigint;
    earliest timestamptz;
    latest timestamptz;
    decides boolean;
    corrects boolean;
begin
    select min(recorded), max(recorded), bool_or(pending_id is not null), bool_or(added.corrects is not null)
    into earliest, latest, decides, corrects from added;
    if earliest is null then
        return null;
    end if;
    if latest > foundation.business_now() then
        raise exception 'recorded in the future' using errcode = 'check_violation', constraint = 'transfer_not_ahead';
    end if;
    if decides then
        select ledger.misfit(t.kind, t.debit_account, t.credit_account, t.currency, t.amount, t.recorded, p) into broken
        from added t left join ledger.transfer p on p.id = t.pending_id
        where t.pending_id is not null
            and ledger.misfit(t.kind, t.debit_account, t.credit_account, t.currency, t.amount, t.recorded, p) is not null
        limit 1;
        if found then
            raise exception 'a decision does not fit what was announced' using errcode = 'check_violation', constraint = broken;
        end if;
    end if;
    -- One order for all: two calls that share accounts wait for each other and never both. A call that has locked its accounts
    -- in that order itself says so; were it wrong, it would risk a deadlock, never a balance.
    if corrects or current_setting('ledger.ordered', true) is distinct from 'on' then
        perform 1 from ledger.account
        where id in (select debit_account from added union select credit_account from added)
        order by id
        for no key update;
    else
        perform set_config('ledger.ordered', '', true);
    end if;
    if earliest < (select max(until) from ledger.closing) then
        raise exception 'the period is closed' using errcode = 'check_violation', constraint = 'transfer_period_open';
    end if;
    if corrects and exists (
        select from added t left join ledger.transfer o on o.id = t.corrects
        where t.corrects is not null and (o.id is null or o.kind not in ('SINGLE', 'POST')
            or t.debit_account <> o.credit_account or t.credit_account <> o.debit_account or t.currency <> o.currency
            or (select sum(c.amount) from ledger.transfer c where c.corrects = o.id) > o.amount)) then
        raise exception 'a correction does not fit what it corrects'
            using errcode = 'check_violation', constraint = 'transfer_corrects_fit';
    end if;
    with effect as (
        select t.debit_account, t.credit_account, t.currency,
            case t.kind when 'PENDING' then t.amount when 'SINGLE' then 0 else -p.amount end as pending,
            case when t.kind in ('SINGLE', 'POST') then t.amount else 0 end as posted
        from added t left join ledger.transfer p on p.id = t.pending_id),
    side as (
        select debit_account as account, currency, pending as dp, posted as dd, 0 as cp, 0 as cc from effect
        union all
        select credit_account, currency, 0, 0, pending, posted from effect),
    net as materialized (
        select account, currency, sum(dp)::bigint as dp, sum(dd)::bigint as dd, sum(cp)::bigint as cp, sum(cc)::bigint as cc
        from side group by account, currency),
    moved as (
        update ledger.account a set debits_pending = a.debits_pending + net.dp, debits_posted = a.debits_posted + net.dd,
            credits_pending = a.credits_pending + net.cp, credits_posted = a.credits_posted + net.cc
        from net where a.id = net.account and a.currency = net.currency
        returning 1)
    select (select count(*) from net), (select count(*) from moved) into touched, carried;
    if touched <> carried then
        raise exception 'a transfer names an account that is not, or not of its currency'
            using errcode = 'foreign_key_violation', constraint = 'transfer_account_of_currency';
    end if;
    return null;
end $$;
