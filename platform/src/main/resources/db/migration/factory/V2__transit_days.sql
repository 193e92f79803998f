-- How many days a maker's parcels are usually on their way, by how far they go: an estimate beside the promised day of leaving.
create table factory.transit (
    maker uuid primary key,
    sent_from text not null,
    near_from int not null,
    near_to int not null,
    domestic_from int not null,
    domestic_to int not null,
    abroad_from int not null,
    abroad_to int not null,
    changed timestamptz not null default now(),
    check (0 <= near_from and near_from <= near_to),
    check (0 <= domestic_from and domestic_from <= domestic_to),
    check (0 <= abroad_from and abroad_from <= abroad_to)
);
