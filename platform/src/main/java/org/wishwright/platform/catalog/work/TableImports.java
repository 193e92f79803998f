package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.table.Mapping;
import org.wishwright.configuration.format.table.Table;
import org.wishwright.configuration.format.table.TableModel;
import org.wishwright.configuration.format.table.TableModel.Product;
import org.wishwright.configuration.format.table.TableModel.Reading;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.DraftFiles;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.store.TableImportStore;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;

/** A maker's spreadsheet on its way to a draft: kept until its columns are explained. */
@Service
public class TableImports {

    private static final int LONGEST_FILE_NAME = 200;

    private final TableImportStore store;
    private final Workbench workbench;
    private final BusinessClock clock;

    TableImports(TableImportStore store, Workbench workbench, BusinessClock clock) {
        this.store = store;
        this.workbench = workbench;
        this.clock = clock;
    }

    /** A spreadsheet that waits, read. */
    public record Waiting(String fileName, Table table) {}

    /** What was made of a file. */
    public enum Taken {
        DRAFT,
        TABLE
    }

    /** Makes a draft of a file that is a model, keeps one that is a table; refused with the reason, and then nothing has changed. */
    public Taken take(Caller caller, BlueprintId blueprint, String fileName, byte[] file) {
        var kind = FileKind.of(file);
        if (kind != FileKind.CSV && kind != FileKind.WORKBOOK) {
            workbench.replaceDraft(caller, blueprint, new DraftFiles(fileName, file, null, null, 1));
            return Taken.DRAFT;
        }
        workbench.open(caller, blueprint);
        table(file).orThrow();
        var name = fileName.substring(0, Math.min(fileName.length(), LONGEST_FILE_NAME));
        store.keep(blueprint, name, file, clock.instant(), caller.person());
        return Taken.TABLE;
    }

    /** As {@link #take(Caller, BlueprintId, String, byte[])}, of UVL files one of which imports the others. */
    public Taken take(Caller caller, BlueprintId blueprint, Map<String, byte[]> files) {
        if (files.size() == 1) {
            var only = files.entrySet().iterator().next();
            return take(caller, blueprint, only.getKey(), only.getValue());
        }
        var besides = new LinkedHashMap<String, byte[]>();
        for (var file : files.entrySet()) {
            if (besides.put(UvlFiles.bare(file.getKey()), file.getValue()) != null) {
                throw new RefusedException(Refusal.of(
                        "model.file-twice", "Two files are called '{name}'.", "name", file.getKey(), "field", "file"));
            }
        }
        var main = UvlFiles.main(files).orThrow();
        workbench.replaceDraft(
                caller, blueprint, new DraftFiles(main, files.getOrDefault(main, new byte[0]), null, null, besides, 1));
        return Taken.DRAFT;
    }

    private static Outcome<Table> table(byte[] file) {
        if (file.length > Table.MOST_BYTES) {
            return Outcome.refused(Refusal.of(
                    "table.too-large",
                    "The table has more than {limit} MB; send it in parts.",
                    "limit",
                    Table.MOST_BYTES >> 20));
        }
        return FileKind.of(file) == FileKind.WORKBOOK ? Workbook.read(file) : Table.read(file);
    }

    public Optional<Waiting> waiting(Caller caller, BlueprintId blueprint) {
        workbench.open(caller, blueprint);
        return store.find(blueprint)
                .map(sent -> new Waiting(sent.fileName(), table(sent.bytes()).orThrow()));
    }

    /** Makes the draft where no cell is at fault, and then nothing waits any more; else tells the faults and changes nothing. */
    public Reading read(Caller caller, BlueprintId blueprint, @Nullable Mapping mapping, String language) {
        var bench = workbench.open(caller, blueprint);
        var sent = store.find(blueprint)
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("table.none-waits", "No table waits for its columns any more; send it again.")));
        var table = table(sent.bytes()).orThrow();
        var product = new Product(blueprint.toString(), bench.name().source(), language, bench.currency());
        var reading = TableModel.read(table, mapping == null ? Mapping.guess(table) : mapping, product)
                .orThrow();
        if (reading.model() != null) {
            var text = ModelText.write(reading.model()).getBytes(StandardCharsets.UTF_8);
            workbench.replaceDraft(caller, blueprint, new DraftFiles(sent.fileName(), text, null, null, 1));
            store.remove(blueprint);
        }
        return reading;
    }

    /** Forgets the table that waits. */
    public void discard(Caller caller, BlueprintId blueprint) {
        workbench.open(caller, blueprint);
        store.remove(blueprint);
    }
}
