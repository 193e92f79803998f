-- A layered picture belongs to a draft until it is published with it, and then to that version for ever. Its text is kept by hash
-- beside the texts of models.
alter table catalog.draft add column picture text references catalog.source;
alter table catalog.version add column picture text references catalog.source;
