-- An order that has not left can be ended by decision: what has begun is paid for, the rest of the money goes back.
alter table care.dispute
    drop constraint dispute_asked_check,
    drop constraint dispute_remedy_check,
    add constraint dispute_asked_known check (
        asked in ('FULL_REFUND', 'CANCELLATION', 'PART_REFUND', 'COMPENSATION', 'REMAKE', 'NONE')),
    add constraint dispute_remedy_known check (
        remedy in ('FULL_REFUND', 'CANCELLATION', 'PART_REFUND', 'COMPENSATION', 'REMAKE', 'NONE'));
