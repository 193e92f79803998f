-- Invoices: asked for, issued once at a tax service, and taken back by red ones alone. What is invoiced never exceeds what was paid: the
-- trigger asks at the moment at which an invoice goes out, with the payments locked.
create table ledger.invoice_seller (
    party uuid primary key,
    jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2,4}$'),
    title text not null check (length(title) between 1 and 100),
    tax_number text not null check (length(tax_number) <= 30),
    early boolean not null,
    goods int not null check (goods between 0 and 10000),
    service int not null check (service between 0 and 10000),
    freight int not null check (freight between 0 and 10000),
    changed timestamptz not null default foundation.business_now()
);

create table ledger.invoice (
    id uuid primary key,
    subject uuid not null,
    order_number text not null check (length(order_number) <= 40),
    buyer uuid not null,
    seller uuid not null,
    seller_title text not null default '',
    seller_number text not null default '',
    jurisdiction text not null,
    kind text not null check (length(kind) <= 40),
    reverses uuid references ledger.invoice (id),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount bigint not null check (amount > 0),
    tax bigint not null check (tax >= 0 and tax <= amount),
    lines text not null,
    -- To whom it is made out, under the key in invoice_key; a red one is made out to whom the other was.
    sealed bytea check ((sealed is null) = (reverses is not null)),
    state text not null default 'REQUESTED' check (state in ('REQUESTED', 'ISSUING', 'ISSUED', 'REFUSED')),
    scenario text not null default 'success' check (length(scenario) <= 40),
    number text unique check (length(number) between 1 and 60),
    refusal text check (length(refusal) <= 200),
    requested timestamptz not null default foundation.business_now(),
    issued timestamptz,
    ask_after timestamptz not null default clock_timestamp(),
    asks int not null default 0,
    constraint invoice_issued_known check ((state = 'ISSUED') = (number is not null and issued is not null)),
    constraint invoice_refused_known check ((state = 'REFUSED') = (refusal is not null))
) with (fillfactor = 80);
create unique index invoice_one_open on ledger.invoice (subject) where reverses is null and state in ('REQUESTED', 'ISSUING');
create unique index invoice_one_reversal on ledger.invoice (reverses) where state in ('REQUESTED', 'ISSUING');
create index on ledger.invoice (subject);
create index on ledger.invoice (seller, id);
create index on ledger.invoice (buyer);
create index on ledger.invoice (reverses) where reverses is not null;
create index invoice_to_ask on ledger.invoice (ask_after) where state = 'ISSUING';
create index invoice_waiting on ledger.invoice (seller) where state = 'REQUESTED' and reverses is null;

-- Deleting this small row makes the title unreadable wherever its sealed bytes were copied. An issued invoice is kept as long as the law
-- asks, also when its buyer is erased.
create table ledger.invoice_key (
    invoice uuid primary key references ledger.invoice (id),
    key bytea not null,
    keep_until timestamptz
);
create index on ledger.invoice_key (keep_until) where keep_until is not null;

-- Subjects of which money went back since they were invoiced.
create table ledger.invoice_check (
    subject uuid primary key,
    due timestamptz not null default clock_timestamp()
);

create function ledger.invoice_kept() returns trigger language plpgsql as $$
begin
    if old.state in ('ISSUED', 'REFUSED') or (old.state <> 'REQUESTED'
            and (new.amount, new.tax, new.lines, new.kind, new.sealed) is distinct from (old.amount, old.tax, old.lines, old.kind, old.sealed)) then
        raise exception 'an invoice is never edited; take it back by a red one' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger invoice_kept before update on ledger.invoice for each row execute function ledger.invoice_kept();
create trigger invoice_permanent before delete or truncate on ledger.invoice
    for each statement execute function ledger.refuse();

create function ledger.invoice_within() returns trigger language plpgsql as $$
declare
    paid numeric;
    invoiced numeric;
begin
    if new.state <> 'ISSUING' then
        return null;
    end if;
    perform 1 from ledger.payment where subject = new.subject order by id for no key update;
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
    select coalesce(sum(amount - refunded), 0) into paid from ledger.payment
    where subject = new.subject and currency = new.currency and state = 'CAPTURED';
    select coalesce(sum(case when reverses is null then amount when state = 'ISSUED' then -amount else 0 end), 0) into invoiced
    from ledger.invoice where subject = new.subject and currency = new.currency and state in ('ISSUING', 'ISSUED');
    if invoiced > paid then
        raise exception 'more would be invoiced than was paid'
            using errcode = 'check_violation', constraint = 'invoice_within_paid';
    end if;
    return null;
end $$;
create trigger invoice_within after insert or update of state on ledger.invoice
    for each row execute function ledger.invoice_within();

create function ledger.invoice_recheck() returns trigger language plpgsql as $$
begin
    insert into ledger.invoice_check (subject)
    select p.subject from ledger.payment p
    where p.id = new.payment and exists (
        select from ledger.invoice i where i.subject = p.subject and i.reverses is null and i.state in ('ISSUING', 'ISSUED'))
    on conflict do nothing;
    return null;
end $$;
create trigger invoice_recheck after update of done on ledger.refund
    for each row when (old.done is null and new.done is not null) execute function ledger.invoice_recheck();
