package org.wishwright.platform.talk;

import java.util.UUID;

/**
 * What a conversation is about; there is one conversation for each.
 *
 * @param kind as a {@link TalkSubject} calls it, such as {@code order}
 */
public record Subject(String kind, UUID id) {

    /** The topic that is touched with every change of the conversation. */
    public String topic() {
        return "talk:" + kind + ":" + id;
    }

    /** Where people read the conversation. */
    public String path() {
        return "/talk/" + kind + "/" + id;
    }
}
