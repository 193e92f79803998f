-- A design may have been drawn by several, and its royalty is shared as they agreed: who, where and how much stands with the order.
alter table orders.from_deal add column designed json;
update orders.from_deal set designed = json_build_object(
    'source', campaign, 'work', '', 'number', number, 'royalty', royalty,
    'shares', json_build_array(json_build_object('party', designer, 'basisPoints', 10000)))
where designer is not null;
alter table orders.from_deal drop column designer, drop column royalty;

-- Days to send standard goods of a campaign back without a reason, from receipt; none where they are made to order.
alter table orders.from_deal add column withdrawal_days int not null default 0 check (withdrawal_days between 0 and 365);
update orders.from_deal set withdrawal_days = 7 where not made_to_order;

-- What its buyer sends back within these days. The money goes back when the maker has the goods.
create table orders.returning (
    order_id uuid primary key references orders.purchase_order,
    reason text not null check (reason in ('UNSAID', 'CHANGED_MIND', 'NOT_AS_EXPECTED', 'DOES_NOT_FIT')),
    asked timestamptz not null,
    arrived timestamptz,
    back bigint check (back >= 0),
    check ((arrived is null) = (back is null))
);
