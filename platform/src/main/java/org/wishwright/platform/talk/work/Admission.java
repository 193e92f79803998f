package org.wishwright.platform.talk.work;

import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.store.ConversationStore.Conversation;

/**
 * A conversation that a caller may take part in.
 *
 * @param side on which she speaks
 */
public record Admission(Conversation conversation, Side side) {

    public boolean helpAsked() {
        return conversation.helpAsked() != null;
    }

    /** Whether she may end the help: who asked for it, or who gives it. */
    public boolean mayEndHelp(Caller caller) {
        return side == Side.SERVICE || caller.person().equals(conversation.helpBy());
    }

    /** Where she finds what the conversation is about; empty where she has no page of it. */
    public String page() {
        return switch (side) {
            case PERSON -> conversation.personPage();
            case MAKER -> conversation.makerPage();
            case SERVICE -> conversation.operatorPage();
        };
    }
}
