-- A maker's statement says beside each share what the platform took of the same order.
create index transfer_commission on ledger.transfer (subject) where purpose = 'order.commission';
