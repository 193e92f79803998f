package org.wishwright.platform.talk;

import java.util.Optional;
import java.util.UUID;

/** A kind of thing that can be talked about; each is a bean of the module that owns it. */
public interface TalkSubject {

    /** A word in lower case that is part of addresses, as {@code order}. */
    String kind();

    /** Empty where there is no such thing. Whoever asks is judged by the answer. */
    Optional<About> about(UUID id);
}
