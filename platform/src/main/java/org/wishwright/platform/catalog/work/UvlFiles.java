package org.wishwright.platform.catalog.work;

import java.util.HashSet;
import java.util.Map;
import org.wishwright.configuration.format.uvl.UvlFile;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Several UVL files that were sent together. */
final class UvlFiles {

    private UvlFiles() {}

    /** The name of the one that no other imports. */
    static Outcome<String> main(Map<String, byte[]> files) {
        var imported = new HashSet<String>();
        for (var file : files.entrySet()) {
            if (FileKind.of(file.getValue()) != FileKind.UVL) {
                return Outcome.refused(Refusal.of(
                        "model.several-files",
                        "Only UVL files go together, and '{name}' is none. Send it alone.",
                        "name",
                        file.getKey(),
                        "field",
                        "file"));
            }
            switch (UvlReader.parse(file.getValue())) {
                case Outcome.Refused<UvlFile>(Refusal refusal) -> {
                    return Outcome.refused(refusal);
                }
                case Outcome.Accepted<UvlFile>(var uvl) ->
                    uvl.imports().forEach(one -> imported.add(one.path().getLast()));
            }
        }
        var roots = files.keySet().stream()
                .filter(name -> !imported.contains(bare(name)))
                .toList();
        return roots.size() == 1
                ? Outcome.accepted(roots.getFirst())
                : Outcome.refused(Refusal.of(
                        "model.several-roots",
                        "Of these files {count} are imported by no other; send one of them with those it imports.",
                        "count",
                        roots.size(),
                        "field",
                        "file"));
    }

    /** Without folders and ending. */
    static String bare(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.endsWith(".uvl") ? last.substring(0, last.length() - 4) : last;
    }
}
