package org.wishwright.platform.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of payments; {@code next} is null on the last. */
public record PaymentPage(List<Payment> items, @Nullable String next) {}
