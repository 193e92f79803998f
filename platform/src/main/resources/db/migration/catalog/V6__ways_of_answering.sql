-- A version whose circuit would not fit the budget is published all the same and answered by search: it has no artefact, and its
-- products are neither counted nor priced as a whole. What was published before this was always a circuit of either kind.
alter table catalog.version
    add column mode text check (mode in ('TABLES', 'CLAUSES', 'SEARCH')),
    add column size_bytes int,
    add column answer_micros bigint not null default 0;
update catalog.version v set mode = 'TABLES', size_bytes = (select length(bytes) from catalog.artefact where hash = v.artefact)
    where state = 'PUBLISHED';
alter table catalog.version drop constraint version_check;
alter table catalog.version
    add constraint version_answers check (
        (state = 'PUBLISHED') = (mode is not null) and (artefact is not null) = coalesce(mode <> 'SEARCH', false));
