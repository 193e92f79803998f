-- The event registry of Spring Modulith: an event waits here, one row a listener, until that listener has finished.
-- Columns are those its JDBC repository reads and writes; completed rows are deleted, so it stays small.
create table event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index on event_publication using hash (serialized_event);
create index on event_publication (completion_date);
