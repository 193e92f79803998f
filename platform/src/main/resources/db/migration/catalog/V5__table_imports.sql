-- A spreadsheet that its maker has sent and whose columns she has not explained yet: one a blueprint, gone once it is a draft.
create table catalog.table_import (
    blueprint uuid primary key references catalog.blueprint,
    file_name text not null,
    bytes bytea not null check (length(bytes) <= 16777216),
    sent timestamptz not null,
    sent_by uuid not null
);
