-- Who was erased, and when: no more than that is left. After a backup of before is restored they are erased again by this list,
-- of which a copy lies outside the database.
create table identity.erasure (
    person uuid primary key,
    erased timestamptz not null default clock_timestamp()
);

-- Who has looked at what of a person's: field groups, never their content. Kept for a year.
create table identity.disclosure (
    id uuid primary key,
    person uuid not null,
    reader uuid not null,
    reader_role text not null check (length(reader_role) between 1 and 20),
    field_group text not null check (length(field_group) between 1 and 40),
    place text not null check (length(place) between 1 and 60),
    seen timestamptz not null default clock_timestamp()
);
create index on identity.disclosure (person, id desc);
create index on identity.disclosure (seen);

-- What those who run the platform have done with it. Never edited.
create table identity.admin_act (
    id uuid primary key,
    operator uuid not null,
    act text not null check (length(act) between 1 and 80),
    subject text not null check (length(subject) <= 200),
    address text not null check (length(address) <= 60),
    done timestamptz not null default clock_timestamp()
);
create function identity.refuse_edit() returns trigger language plpgsql as $$
begin
    raise exception 'what operators did is not edited: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger admin_act_immutable before update or delete or truncate on identity.admin_act
    for each statement execute function identity.refuse_edit();
