-- Something is wrong with what was received: the conversation about it says so until the buyer says that it is settled.
alter table talk.conversation
    add column trouble text check (trouble in ('DAMAGED', 'MISFIT', 'NOT_AS_ORDERED', 'OTHER')),
    add column trouble_since timestamptz,
    add column operator_page text not null default '',
    add check ((trouble is null) = (trouble_since is null));
create index on talk.conversation (person) where trouble is not null;
create index on talk.conversation (organisation, trouble_since) where trouble is not null;

-- Operators have a page of every order; conversations that have begun learn of it.
update talk.conversation set operator_page = replace(maker_page, '/maker/', '/operator/') where maker_page like '/maker/orders/%';

-- The message that reported it.
alter table talk.message add column trouble text check (trouble in ('DAMAGED', 'MISFIT', 'NOT_AS_ORDERED', 'OTHER'));
