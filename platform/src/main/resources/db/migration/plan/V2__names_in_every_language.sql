-- A batch was called by the English words alone; now by module and option in every language the maker wrote them in.
alter table plan.batch alter column name type jsonb using jsonb_build_object(
    'module', jsonb_build_object('sourceLanguage', 'en', 'texts', jsonb_build_object('en', split_part(name, ' · ', 1))),
    'option', jsonb_build_object('sourceLanguage', 'en', 'texts',
        jsonb_build_object('en', substr(name, length(split_part(name, ' · ', 1)) + 4))));
