-- The maker's list of work orders goes by number.
create index on production.work_order (factory, number);
