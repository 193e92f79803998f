-- A scene in three dimensions belongs to a draft and then to the version published from it, as a layered picture does.
alter table catalog.draft add column scene text references catalog.source;
alter table catalog.version add column scene text references catalog.source;
