package org.wishwright.platform.campaign.ways;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** The ways that have pages. */
@Component
public class Ways {

    private final List<Way> ways;
    private final Map<String, Way> byCode;

    Ways(List<Way> ways) {
        this.ways = ways;
        byCode = ways.stream().collect(Collectors.toUnmodifiableMap(Way::code, Function.identity()));
    }

    public List<Way> all() {
        return ways;
    }

    public Optional<Way> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Way of(String code) {
        return find(code)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "market.mechanism-unknown",
                        "There is no mechanism {mechanism}. Choose one of those there are.",
                        "mechanism",
                        code)));
    }
}
