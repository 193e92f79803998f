-- Money that was paid for one thing and counts towards another: what a campaign's deposits paid of an order. It goes back to the payments
-- that it came by.
create table ledger.carried (
    subject uuid not null, -- holds it
    source uuid not null, -- whose payments it came by
    place int not null check (place >= 0), -- the lowest goes back first
    amount bigint not null check (amount > 0),
    returned bigint not null default 0 check (returned between 0 and amount),
    currency text not null,
    primary key (subject, source),
    check (subject <> source)
);
create index on ledger.carried (source);

-- An invoice is over what was paid for its subject, and over what was carried over to it.
create or replace function ledger.invoice_within() returns trigger language plpgsql as $$
declare
    paid numeric;
    invoiced numeric;
begin
    if new.state <> 'ISSUING' then
        return null;
    end if;
    perform 1 from ledger.payment where subject = new.subject
        or subject in (select source from ledger.carried where subject = new.subject) order by id for no key update;
    if new.reverses is not null then
        select amount into paid from ledger.invoice where id = new.reverses and state = 'ISSUED' and reverses is null;
        select sum(amount) into invoiced from ledger.invoice
        where reverses = new.reverses and state in ('ISSUING', 'ISSUED');
        if paid is null or invoiced > paid then
            raise exception 'more would be taken back than was invoiced'
                using errcode = 'check_violation', constraint = 'invoice_reversal_within';
        end if;
        return null;
    end if;
    select coalesce(sum(amount), 0) into paid from (
        select amount - refunded as amount from ledger.payment
        where subject = new.subject and currency = new.currency and state = 'CAPTURED'
        union all
        select amount - returned from ledger.carried where subject = new.subject and currency = new.currency) as kept;
    select coalesce(sum(case when reverses is null then amount when state = 'ISSUED' then -amount else 0 end), 0) into invoiced
    from ledger.invoice where subject = new.subject and currency = new.currency and state in ('ISSUING', 'ISSUED');
    if invoiced > paid then
        raise exception 'more would be invoiced than was paid'
            using errcode = 'check_violation', constraint = 'invoice_within_paid';
    end if;
    return null;
end $$;

create or replace function ledger.invoice_recheck() returns trigger language plpgsql as $$
begin
    insert into ledger.invoice_check (subject)
    select i.subject from ledger.payment p join ledger.invoice i on i.reverses is null and i.state in ('ISSUING', 'ISSUED')
        and (i.subject = p.subject or i.subject in (select c.subject from ledger.carried c where c.source = p.subject))
    where p.id = new.payment group by i.subject
    on conflict do nothing;
    return null;
end $$;
