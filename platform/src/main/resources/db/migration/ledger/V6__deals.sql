-- What was agreed about the money of a deal, and where it stands: the terms are never changed, the standing with every step, in the
-- transaction that records its movements.
create table ledger.deal (
    subject uuid primary key,
    payer uuid not null,
    terms text not null,
    standing text not null,
    steps int not null default 0 check (steps >= 0),
    changed timestamptz not null default foundation.business_now()
) with (fillfactor = 70);
create trigger deal_permanent before delete or truncate on ledger.deal
    for each statement execute function ledger.refuse();
create trigger deal_terms before update of subject, payer, terms on ledger.deal
    for each statement execute function ledger.refuse();

-- Each step by its word, so that the history of a deal can be read beside its transfers.
create table ledger.deal_step (
    subject uuid not null references ledger.deal (subject),
    number int not null check (number > 0),
    action text not null check (length(action) between 1 and 100),
    recorded timestamptz not null default foundation.business_now(),
    primary key (subject, number)
);
create trigger deal_step_immutable before update or delete or truncate on ledger.deal_step
    for each statement execute function ledger.refuse();
