package org.wishwright.platform.catalog.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.clauses.ModelClauses;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.format.DimacsWriter;
import org.wishwright.configuration.format.NnfWriter;
import org.wishwright.configuration.format.json.ModelJson;
import org.wishwright.configuration.format.uvl.UvlWriter;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.identity.Caller;

/** A maker takes a draft or a version along, in the formats of other programs. */
@Controller
class DownloadPages {

    private static final int LONGEST_NAME = 60;

    private final Workbench workbench;
    private final Catalog catalog;

    DownloadPages(Workbench workbench, Catalog catalog) {
        this.workbench = workbench;
        this.catalog = catalog;
    }

    @GetMapping("/maker/blueprints/{id}/files/{format}")
    ResponseEntity<byte[]> draft(Caller caller, @PathVariable UUID id, @PathVariable String format) {
        var model = workbench.draft(caller, new BlueprintId(id));
        return answer(text(model, format), name(model, "draft"), format);
    }

    @GetMapping("/maker/blueprints/{id}/versions/{version}/files/{format}")
    ResponseEntity<byte[]> version(
            Caller caller, @PathVariable UUID id, @PathVariable UUID version, @PathVariable String format) {
        var report = workbench.version(caller, new VersionId(version));
        var model = workbench.model(caller, report.id());
        if (!report.blueprint().equals(new BlueprintId(id))) {
            throw nothing();
        }
        var text = format.equals("nnf") ? circuit(report.id()) : text(model, format);
        return answer(text, name(model, "v" + report.number()), format);
    }

    private String circuit(VersionId version) {
        return switch (catalog.published(version).engine()) {
            case Configurable.Compiled(var compiled) -> NnfWriter.c2d(compiled.model(), compiled.circuit());
            case Configurable.Searched _ -> throw unsuitable("d-DNNF", "it is answered by search and has no circuit");
        };
    }

    private static String text(Model model, String format) {
        return switch (format) {
            case "json" -> ModelJson.write(model);
            case "uvl" -> uvl(model);
            case "cnf" -> dimacs(model);
            default -> throw nothing();
        };
    }

    private static String uvl(Model model) {
        return switch (UvlWriter.write(model)) {
            case Outcome.Accepted<String>(var text) -> text;
            case Outcome.Refused<String>(Refusal refusal) ->
                throw unsuitable("UVL", refusal.values().getOrDefault("reason", ""));
        };
    }

    private static String dimacs(Model model) {
        if (!ModelClauses.canWrite(model)) {
            throw unsuitable("DIMACS", "its rules count or calculate");
        }
        return DimacsWriter.write(model);
    }

    private static RefusedException unsuitable(String format, String reason) {
        return new RefusedException(Refusal.of(
                "model.download-unsuitable",
                "{format} cannot say this product: {reason}. Download another format.",
                "format",
                format,
                "reason",
                reason));
    }

    private static RefusedException nothing() {
        return new RefusedException(Refusal.of("catalog.file-not-found", "There is no such file of this product."));
    }

    /** Letters and digits of the product's name, and what it is of. */
    private static String name(Model model, String of) {
        var plain = model.name().source().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        int end = Math.min(plain.codePointCount(0, plain.length()), LONGEST_NAME);
        var cut = plain.substring(0, plain.offsetByCodePoints(0, end));
        return (cut.isEmpty() ? "model" : cut) + "-" + of;
    }

    private static ResponseEntity<byte[]> answer(String text, String name, String format) {
        var disposition = ContentDisposition.attachment()
                .filename(name + "." + format, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(
                        format.equals("json")
                                ? MediaType.APPLICATION_JSON
                                : MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
