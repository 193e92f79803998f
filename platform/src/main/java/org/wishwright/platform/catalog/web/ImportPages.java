package org.wishwright.platform.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.configuration.format.table.CellFault;
import org.wishwright.configuration.format.table.Mapping;
import org.wishwright.configuration.format.table.Role;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.work.TableImports;
import org.wishwright.platform.identity.Caller;

/** A maker brings a file of any format that is read; a table's columns are explained on a second form. */
@Controller
@RequestMapping("/maker/blueprints/{id}/import")
class ImportPages {

    private static final List<String> LANGUAGES = List.of("zh", "en");

    private final TableImports imports;
    private final Workbench workbench;

    ImportPages(TableImports imports, Workbench workbench) {
        this.imports = imports;
        this.workbench = workbench;
    }

    @GetMapping
    String form(Caller caller, @PathVariable UUID id, Model page) {
        return form(caller, id, "", null, page);
    }

    private String form(Caller caller, UUID id, String pasted, @Nullable Refusal refusal, Model page) {
        var blueprint = new BlueprintId(id);
        var waiting = imports.waiting(caller, blueprint);
        var view = waiting.map(table -> new ImportView(
                table,
                Mapping.guess(table.table()),
                List.of(),
                0,
                guessedLanguage(table.table().headings())));
        return page(caller, blueprint, view.orElse(null), pasted, refusal, page);
    }

    private String page(
            Caller caller,
            BlueprintId blueprint,
            @Nullable ImportView view,
            String pasted,
            @Nullable Refusal refusal,
            Model page) {
        page.addAttribute("bench", workbench.open(caller, blueprint));
        page.addAttribute("view", view);
        page.addAttribute("pasted", pasted);
        page.addAttribute("refusal", refusal);
        return "catalog/import";
    }

    private static String guessedLanguage(List<String> headings) {
        boolean han = headings.stream()
                .anyMatch(h ->
                        h.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
        return han ? "zh" : "en";
    }

    @PostMapping
    String send(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String pasted,
            Model page,
            HttpServletResponse response) {
        try {
            var files = files(file, pasted);
            if (files.isEmpty()) {
                throw new RefusedException(
                        Refusal.of("model.file-missing", "Choose a file, or paste a table.", "field", "file"));
            }
            var path = "redirect:/maker/blueprints/" + id;
            return imports.take(caller, new BlueprintId(id), files) == TableImports.Taken.DRAFT
                    ? path + "?done=catalog.imported"
                    : path + "/import#columns";
        } catch (RefusedException e) {
            if (e.refusal().code().startsWith("catalog.")) {
                throw e;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(caller, id, pasted, e.refusal(), page);
        }
    }

    /** What was sent by name, or else what was pasted; a browser sends an empty file for a field left empty. */
    private static Map<String, byte[]> files(@Nullable List<MultipartFile> sent, String pasted) {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : sent == null ? List.<MultipartFile>of() : sent) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!file.isEmpty() && files.put(name, Uploads.bytes(file)) != null) {
                throw new RefusedException(Refusal.of(
                        "model.file-twice", "Two files are called '{name}'.", "name", name, "field", "file"));
            }
        }
        if (files.isEmpty() && !pasted.isBlank()) {
            files.put("", pasted.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    @PostMapping("/columns")
    String columns(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model page,
            HttpServletResponse response) {
        var blueprint = new BlueprintId(id);
        var asked = typed.getOrDefault("language", "en");
        var language = LANGUAGES.contains(asked) ? asked : "en";
        var mapping = mapping(typed);
        try {
            var reading = imports.read(caller, blueprint, mapping, language);
            if (reading.model() != null) {
                return "redirect:/maker/blueprints/" + id + "?done=catalog.imported";
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again(caller, blueprint, mapping, language, reading.faults(), reading.faultCount(), null, page);
        } catch (RefusedException e) {
            if (e.refusal().code().startsWith("catalog.")) {
                throw e;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again(caller, blueprint, mapping, language, List.of(), 0, e.refusal(), page);
        }
    }

    private static Mapping mapping(Map<String, String> typed) {
        var roles = new ArrayList<Role>();
        for (int c = 0; typed.containsKey("role" + c); c++) {
            var name = typed.get("role" + c);
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .orElse(Role.IGNORED));
        }
        return new Mapping(roles, "comma".equals(typed.get("decimal")));
    }

    private String again(
            Caller caller,
            BlueprintId blueprint,
            Mapping mapping,
            String language,
            List<CellFault> faults,
            int faultCount,
            @Nullable Refusal refusal,
            Model page) {
        var view = imports.waiting(caller, blueprint)
                .map(table -> new ImportView(
                        table,
                        mapping.roles().size() == table.table().headings().size()
                                ? mapping
                                : Mapping.guess(table.table()),
                        faults,
                        faultCount,
                        language));
        return page(caller, blueprint, view.orElse(null), "", refusal, page);
    }

    @PostMapping("/discard")
    String discard(Caller caller, @PathVariable UUID id) {
        imports.discard(caller, new BlueprintId(id));
        return "redirect:/maker/blueprints/" + id + "/import";
    }
}
