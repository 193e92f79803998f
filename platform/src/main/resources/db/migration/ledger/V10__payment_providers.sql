-- Real providers show the payer something first (a QR code, a page), and answer a refund with a state of its own.
alter table ledger.payment
    add column presentation_kind text check (presentation_kind in ('QR', 'IN_PAGE', 'ADDRESS')),
    add column presentation text check (length(presentation) <= 4000),
    add column presentation_expires timestamptz,
    add constraint payment_presentation_whole
        check (num_nulls(presentation_kind, presentation, presentation_expires) in (0, 3));
alter table ledger.refund
    add column reference text check (length(reference) <= 100),
    add column refused text check (length(refused) <= 200);

-- The sandbox keeps its books as a program of its own now, beside the database. What it moved here was no real money.
drop schema sandbox cascade;
