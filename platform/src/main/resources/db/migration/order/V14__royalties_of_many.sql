-- A design may have been drawn by several, and its royalty is shared as they agreed: who, where and how much stands with the order.
alter table orders.from_deal add column designed json;
update orders.from_deal set designed = json_build_object(
    'source', campaign, 'work', '', 'number', number, 'royalty', royalty,
    'shares', json_build_array(json_build_object('party', designer, 'basisPoints', 10000)))
where designer is not null;
alter table orders.from_deal drop column designer, drop column royalty;
