-- When the money of a maker's orders is released, and who earns with her. An order goes by what stood when it was placed, so
-- nothing here is ever changed: new terms are a new row. Without a row all is released at receipt.
create table orders.money_terms (
    maker uuid not null,
    since timestamptz not null,
    inspected int not null check (inspected >= 0),
    shipped int not null check (shipped >= 0),
    received int not null check (received >= 0),
    undisputed int not null check (undisputed >= 0),
    complaint_days int not null check (complaint_days between 0 and 60),
    -- of the maker's own share, hers to take only so many days after receipt; the platform's to say
    holdback int not null check (holdback between 0 and 10000),
    holdback_days int not null check (holdback_days between 0 and 365),
    -- who else earns with which product
    parts json not null,
    set_by uuid not null,
    primary key (maker, since),
    check (inspected + shipped + received + undisputed = 10000)
);
create function orders.refuse_terms_edit() returns trigger language plpgsql
    as $$ begin raise exception 'terms that orders were placed under are never edited: add new ones'; end $$;
create trigger money_terms_immutable before update or delete on orders.money_terms
    for each statement execute function orders.refuse_terms_edit();
