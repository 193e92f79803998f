-- A factory is one document that its maker edits as a whole: work centres, hours, setups; planning reads it as a plant.
create schema factory;

create table factory.factory (
    id uuid primary key,
    maker uuid not null unique,
    description text not null,
    changed timestamptz not null default now()
);
