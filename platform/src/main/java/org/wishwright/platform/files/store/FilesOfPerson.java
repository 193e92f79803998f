package org.wishwright.platform.files.store;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** Pictures and 3D parts that a person has sent; a content that somebody else has sent too stays theirs. */
@Repository
class FilesOfPerson implements PersonalData {

    private final JdbcClient jdbc;

    FilesOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void export(PartyId person, Export into) {
        jdbc.sql("""
                        select p.id, c.type, c.screen from files.picture p join files.content c on c.hash = p.content
                        where p.owner = ? order by p.id""").param(person.value()).query(row -> {
            var ending = row.getString("type").equals("image/png") ? ".png" : ".jpg";
            into.file("pictures/" + row.getObject("id", UUID.class) + ending, row.getBytes("screen"));
        });
        jdbc.sql("""
                        select s.id, c.glb from files.shape s join files.shape_content c on c.hash = s.content
                        where s.owner = ? order by s.id""").param(person.value()).query(row -> {
            into.file("parts/" + row.getObject("id", UUID.class) + ".glb", row.getBytes("glb"));
        });
    }

    @Override
    public void erase(PartyId person) {
        jdbc.sql("""
                        with gone as (delete from files.picture where owner = ? returning content)
                        delete from files.content c using gone where c.hash = gone.content and not exists (
                            select from files.picture p where p.content = c.hash and p.owner <> ?)""").params(person.value(), person.value()).update();
        jdbc.sql("""
                        with gone as (delete from files.shape where owner = ? returning content)
                        delete from files.shape_content c using gone where c.hash = gone.content and not exists (
                            select from files.shape p where p.content = c.hash and p.owner <> ?)""").params(person.value(), person.value()).update();
        jdbc.sql("delete from files.sent where owner = ?").param(person.value()).update();
    }
}
