package org.wishwright.platform.wish.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The features of public wishes: in how many each occurs, and which wishes have some. */
@Repository
public class GramStore {

    /** A wish and the numbers of its features. */
    public record Grams(UUID wish, List<Integer> grams) {}

    private final JdbcClient jdbc;

    GramStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a wish's features, once more or once less; in one order, so that two who count do not wait for one another. */
    public void count(Collection<Integer> grams, int by) {
        jdbc.sql("""
                        insert into wish.gram (gram, wishes) select gram, cast(:by as int) from unnest(:grams || array[0]) gram
                        order by gram
                        on conflict (gram) do update set wishes = greatest(0, wish.gram.wishes + excluded.wishes)""")
                .param("by", by)
                .param("grams", PostedStore.integers(grams))
                .update();
    }

    /** In how many wishes each occurs; 0 stands for how many there are. */
    public Map<Integer, Long> having(Collection<Integer> grams) {
        var having = new HashMap<Integer, Long>();
        jdbc.sql("select gram, wishes from wish.gram where gram = any(?) or gram = 0")
                .param(PostedStore.integers(grams))
                .query((row, n) -> having.put(row.getInt("gram"), row.getLong("wishes")))
                .list();
        return having;
    }

    /** The newest public wishes that have any of these, or all of them. */
    public List<Grams> with(List<Integer> grams, boolean all, int limit) {
        return jdbc.sql("select id, grams from wish.posted where state = 'PUBLIC' and grams " + (all ? "@>" : "&&")
                        + " ? order by id desc limit ?")
                .params(PostedStore.integers(grams), limit)
                .query((row, n) -> new Grams(row.getObject("id", UUID.class), List.of((Integer[])
                        row.getArray("grams").getArray())))
                .list();
    }
}
