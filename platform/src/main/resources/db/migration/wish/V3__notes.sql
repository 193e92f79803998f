-- What somebody asks of the maker besides her choices: sealed with her own key, so that it falls with her. It is no part of the
-- configuration and of its hash.
alter table wish.wish add column note bytea;
