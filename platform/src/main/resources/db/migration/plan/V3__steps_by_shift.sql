-- The maker's chart asks for a window of time over all steps, fixed or not.
create index step_by_shift on plan.step (factory, shift_start);
