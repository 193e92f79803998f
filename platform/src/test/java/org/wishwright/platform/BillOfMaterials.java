package org.wishwright.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The libraries on the class path, by the local repository they lie in, as a CycloneDX bill. */
final class BillOfMaterials {

    /** @param licences as their authors name them, in SPDX's words where we know them */
    record Library(String group, String name, String version, String sha256, List<String> licences) {

        String purl() {
            return "pkg:maven/" + group + "/" + name + "@" + version;
        }
    }

    private static final Pattern ARTIFACT = Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/[^/]+\\.jar");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");
    private static final Pattern LICENCES = Pattern.compile("(?s)<licenses>(.*?)</licenses>");
    private static final Pattern NAME = Pattern.compile("(?s)<license>.*?<name>(.*?)</name>.*?</license>");
    private static final String RUNNER = "pkg:maven/org.apache.maven.surefire/";
    private static final int LONGEST_CHAIN = 8;

    private BillOfMaterials() {}

    /** By purl. A test's runner may hide the class path in one jar, so it is read off the manifests that are found on it. */
    static TreeMap<String, Library> ofClassPath() {
        var libraries = new TreeMap<String, Library>();
        try {
            var loader = BillOfMaterials.class.getClassLoader();
            for (var name :
                    List.of("META-INF/MANIFEST.MF", "META-INF/", "org/", "com/", "META-INF/resources/webjars/")) {
                for (var url : Collections.list(loader.getResources(name))) {
                    if (url.getProtocol().equals("jar")) {
                        var file = Path.of(URI.create(
                                url.getPath().substring(0, url.getPath().indexOf("!/"))));
                        library(file).ifPresent(one -> libraries.put(one.purl(), one));
                    }
                }
            }
            for (var entry : System.getProperty("java.class.path", "").split(java.io.File.pathSeparator, -1)) {
                if (entry.endsWith(".jar")) {
                    library(Path.of(entry)).ifPresent(one -> libraries.put(one.purl(), one));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        libraries
                .keySet()
                .removeIf(purl -> purl.startsWith(RUNNER)); // there while Maven runs the tests, and never else
        return libraries;
    }

    static String json(Iterable<Library> libraries) {
        var components = new ArrayList<Map<String, Object>>();
        for (var library : libraries) {
            var component = new LinkedHashMap<String, Object>();
            component.put("type", "library");
            component.put("group", library.group());
            component.put("name", library.name());
            component.put("version", library.version());
            component.put("purl", library.purl());
            var hash = new LinkedHashMap<String, Object>(); // in this order, or each writing of the bill differs
            hash.put("alg", "SHA-256");
            hash.put("content", library.sha256());
            component.put("hashes", List.of(hash));
            component.put(
                    "licenses",
                    library.licences().stream()
                            .map(one -> Map.of("license", Map.of("name", one)))
                            .toList());
            components.add(component);
        }
        var bill = new LinkedHashMap<String, Object>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("version", 1);
        var program = new LinkedHashMap<String, Object>();
        program.put("type", "application");
        program.put("group", "org.wishwright");
        program.put("name", "wishwright-platform");
        bill.put("metadata", Map.of("component", program));
        bill.put("components", components);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
    }

    private static Optional<Library> library(Path jar) throws IOException {
        var matcher = ARTIFACT.matcher(jar.toString());
        if (!matcher.matches() || matcher.group(1).equals("org/wishwright")) {
            return Optional.empty();
        }
        var group = matcher.group(1).replace('/', '.');
        var repository = repository(jar, matcher);
        var pom = jar.resolveSibling(matcher.group(2) + "-" + matcher.group(3) + ".pom");
        return Optional.of(
                new Library(group, matcher.group(2), matcher.group(3), sha256(jar), licences(repository, pom, 0)));
    }

    private static Path repository(Path jar, Matcher matcher) {
        var repository = jar;
        int folders = matcher.group(1).split("/", -1).length + 3;
        for (int i = 0; i < folders; i++) {
            repository = Objects.requireNonNull(repository.getParent());
        }
        return repository;
    }

    /** Those of the library's own description, or of the nearest of its parents that names any. */
    private static List<String> licences(Path repository, Path pom, int depth) throws IOException {
        if (!Files.exists(pom) || depth > LONGEST_CHAIN) {
            return List.of();
        }
        var text = Files.readString(pom);
        var own = LICENCES.matcher(text);
        if (own.find()) {
            return NAME.matcher(own.group(1))
                    .results()
                    .map(one -> spdx(one.group(1).strip()))
                    .distinct()
                    .sorted()
                    .toList();
        }
        var parent = PARENT.matcher(text);
        if (!parent.find()) {
            return List.of();
        }
        var version = tag(parent.group(1), "version");
        var name = tag(parent.group(1), "artifactId");
        var folder = repository
                .resolve(tag(parent.group(1), "groupId").replace('.', '/'))
                .resolve(name)
                .resolve(version);
        return licences(repository, folder.resolve(name + "-" + version + ".pom"), depth + 1);
    }

    private static String tag(String xml, String tag) {
        var matcher =
                Pattern.compile("<" + tag + ">\\s*(.*?)\\s*</" + tag + ">").matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The many ways in which the same licence is named. */
    private static String spdx(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        if (small.contains("classpath") || small.contains("gpl2 w/ cpe")) {
            return "GPL-2.0-with-classpath-exception";
        } else if (small.contains("apache")) {
            return "Apache-2.0";
        } else if (small.equals("mit") || small.contains("mit license") || small.contains("mit-license")) {
            return "MIT";
        } else if (small.contains("mozilla") || small.startsWith("mpl")) {
            return "MPL-2.0";
        } else if (small.contains("eclipse public") || small.startsWith("epl")) {
            return small.contains("1.0") ? "EPL-1.0" : "EPL-2.0";
        } else if (small.contains("lesser general") || small.startsWith("lgpl")) {
            return "LGPL-2.1-or-later";
        } else if (small.contains("eclipse distribution")
                || small.contains("edl")
                || small.contains("bsd-3")
                || small.contains("bsd 3")
                || small.contains("3-clause")) {
            return "BSD-3-Clause";
        } else if (small.contains("bsd")) {
            return "BSD-2-Clause";
        }
        return name;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
