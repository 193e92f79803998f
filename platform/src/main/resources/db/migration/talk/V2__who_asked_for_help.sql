-- Only who asked for help, or who gives it, may end it: in a quarrel the other side must not.
alter table talk.conversation add column help_by uuid;
