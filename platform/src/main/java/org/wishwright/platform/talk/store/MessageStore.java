package org.wishwright.platform.talk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.Subject;
import org.wishwright.platform.talk.Trouble;

/** Rows of messages. */
@Repository
public class MessageStore {

    /**
     * @param words sealed under the author's key; null for a message of pictures alone
     * @param trouble what it reports; null where it reports nothing
     */
    public record Message(
            int number,
            PartyId author,
            Side side,
            byte @Nullable [] words,
            List<FileId> pictures,
            Instant sent,
            @Nullable Trouble trouble) {

        public Message {
            pictures = List.copyOf(pictures);
        }
    }

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Subject subject, Message message) {
        var pictures = message.pictures().stream().map(FileId::value).toArray();
        jdbc.sql("""
                        insert into talk.message (kind, subject, number, author, side, words, pictures, sent, trouble)
                        values (:kind, :subject, :number, :author, :side, :words::bytea, :pictures, :sent, :trouble)""")
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("number", message.number())
                .param("author", message.author().value())
                .param("side", message.side().name())
                .param("words", message.words())
                .param("pictures", new SqlArrayValue("uuid", pictures))
                .param("sent", message.sent().atOffset(ZoneOffset.UTC))
                .param(
                        "trouble",
                        message.trouble() == null ? null : message.trouble().name())
                .update();
    }

    /** The messages before a number, the newest first. */
    public List<Message> before(Subject subject, int number, int limit) {
        return jdbc.sql("""
                        select * from talk.message where kind = ? and subject = ? and number < ?
                        order by number desc limit ?""")
                .params(subject.kind(), subject.id(), number, limit)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Message> find(Subject subject, int number) {
        return jdbc.sql("select * from talk.message where kind = ? and subject = ? and number = ?")
                .params(subject.kind(), subject.id(), number)
                .query((row, n) -> read(row))
                .optional();
    }

    /** How many messages the author has sent since then. */
    public int sentSince(PartyId author, Instant since) {
        return jdbc.sql("select count(*) from talk.message where author = ? and sent > ?")
                .params(author.value(), since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static Message read(ResultSet row) throws SQLException {
        var trouble = row.getString("trouble");
        var pictures = (UUID[]) row.getArray("pictures").getArray();
        return new Message(
                row.getInt("number"),
                new PartyId(row.getObject("author", UUID.class)),
                Side.valueOf(row.getString("side")),
                row.getBytes("words"),
                Arrays.stream(pictures).map(FileId::new).toList(),
                row.getObject("sent", OffsetDateTime.class).toInstant(),
                trouble == null ? null : Trouble.valueOf(trouble));
    }
}
