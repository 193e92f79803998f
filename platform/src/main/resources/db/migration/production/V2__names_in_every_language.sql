-- A work order was called by the English words alone; now by module and option in every language the maker wrote them in.
alter table production.work_order alter column name type jsonb using jsonb_build_object(
    'module', jsonb_build_object('sourceLanguage', 'en', 'texts', jsonb_build_object('en', split_part(name, ' · ', 1))),
    'option', jsonb_build_object('sourceLanguage', 'en', 'texts',
        jsonb_build_object('en', substr(name, length(split_part(name, ' · ', 1)) + 4))));

-- The link on a traveller: unguessable, so that a number read off a sheet of paper grants nothing.
alter table production.work_order add column token uuid not null default gen_random_uuid();
create unique index on production.work_order (token);
