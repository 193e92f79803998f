-- What was approved last stays valid while a change to it is written, sent and judged.
create table onboarding.approval (
    organisation uuid primary key references onboarding.application,
    round int not null check (round > 0),
    legal_name text not null,
    country text not null,
    number text not null,
    makes text not null,
    licence uuid,
    author uuid not null,
    contact_name bytea not null,
    contact bytea not null,
    changed timestamptz not null
);
insert into onboarding.approval
    select organisation, round, legal_name, country, number, makes, licence, author, contact_name, contact, changed
    from onboarding.application where state = 'APPROVED';

alter table onboarding.step drop constraint step_state_check;
alter table onboarding.step add constraint step_state_check
    check (state in ('SUBMITTED', 'WITHDRAWN', 'RETURNED', 'APPROVED', 'KEPT'));
