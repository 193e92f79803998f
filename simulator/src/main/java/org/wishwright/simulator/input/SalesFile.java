package org.wishwright.simulator.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Option;

/**
 * Recorded sales: the first line names variables of the model, each further line gives one value for each of them, all separated by
 * white space. Empty lines mean nothing.
 */
public record SalesFile(List<String> variables, List<Sale> sales) {

    public SalesFile {
        variables = List.copyOf(variables);
        sales = List.copyOf(sales);
    }

    /** Reads a file and holds it against the model. */
    public static SalesFile read(Path file, Model model) throws InputProblem {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8), file.toString(), model);
        } catch (MalformedInputException e) {
            throw new InputProblem(file + " is not UTF-8 text. Maybe it is not the sales file.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SalesFile parse(List<String> lines, String file, Model model) throws InputProblem {
        List<String> header = lines.isEmpty() ? List.of() : words(lines.getFirst());
        var domains = domains(header, file, model);
        var sales = new ArrayList<Sale>();
        for (int line = 1; line < lines.size(); line++) {
            var options = words(lines.get(line));
            if (!options.isEmpty()) {
                check(options, header, domains, file + ", line " + (line + 1));
                sales.add(new Sale(sales.size() + 1, header, options));
            }
        }
        if (sales.isEmpty()) {
            throw new InputProblem(file + " holds no sales below its first line.");
        }
        return new SalesFile(header, sales);
    }

    private static List<Set<String>> domains(List<String> header, String file, Model model) throws InputProblem {
        if (header.isEmpty()) {
            throw new InputProblem(file + ": the first line names no variables. It lists those that the sales give.");
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw new InputProblem(file + ": the first line names a variable twice.");
        }
        var known = new java.util.HashMap<String, Set<String>>();
        for (var module : model.modules()) {
            var ids = new LinkedHashSet<String>();
            module.options().stream().map(Option::id).forEach(ids::add);
            known.put(module.id(), ids);
        }
        var domains = new ArrayList<Set<String>>();
        for (var variable : header) {
            domains.add(domain(known, variable, file));
        }
        return domains;
    }

    private static Set<String> domain(Map<String, Set<String>> known, String variable, String file)
            throws InputProblem {
        var domain = known.get(variable);
        if (domain == null) {
            throw new InputProblem(
                    file + ": the first line names '" + variable
                            + "', which the model does not have. Maybe the first line is missing, or the sales are of another model.");
        }
        return domain;
    }

    private static void check(List<String> options, List<String> header, List<Set<String>> domains, String place)
            throws InputProblem {
        if (options.size() != header.size()) {
            throw new InputProblem(place + ": " + options.size() + " values for the " + header.size()
                    + " variables of the first line.");
        }
        for (int i = 0; i < options.size(); i++) {
            if (!domains.get(i).contains(options.get(i))) {
                throw new InputProblem(place + ": '" + options.get(i) + "' is no value of '" + header.get(i)
                        + "'; the model has " + abbreviated(domains.get(i)) + ".");
            }
        }
    }

    private static String abbreviated(Set<String> domain) {
        var shown = String.join(" ", domain.stream().limit(12).toList());
        return domain.size() > 12 ? shown + " …" : shown;
    }

    private static List<String> words(String line) {
        var stripped = line.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }
}
