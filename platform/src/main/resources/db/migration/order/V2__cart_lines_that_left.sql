-- A line that was removed or ordered is kept for a day: so that removing can be undone, and so that a page left open in another
-- window, or come back to after paying, can say what became of it.
alter table orders.cart_line add gone timestamptz, add ordered uuid;
alter table orders.cart_line add check (ordered is null or gone is not null);
drop index orders.cart_line_person_added_idx;
create index on orders.cart_line (person, added) where gone is null;
create index on orders.cart_line (person, gone) where gone is not null;

-- Makers who would rather not show how a product's price comes about; all others do.
create table orders.closed_price (
    blueprint uuid primary key,
    maker uuid not null,
    closed timestamptz not null
);
