package org.wishwright.platform.foundation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/** One page as it was answered: its headers, its bytes, and its bytes compressed. */
final class Rendering {

    private static final Set<String> OF_ONE_ANSWER = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "date",
            "connection",
            "keep-alive");

    private final Map<String, List<String>> headers;
    private final String tag;
    private final byte[] plain;
    private final byte[] compressed;
    private final long made;
    private final AtomicBoolean renewing = new AtomicBoolean();

    private Rendering(Map<String, List<String>> headers, String tag, byte[] plain, long made) {
        this.headers = headers;
        this.tag = tag;
        this.plain = plain;
        this.compressed = compressed(plain);
        this.made = made;
    }

    /** What was just answered, with the headers that the filters within have set. */
    static Rendering of(HttpServletResponse response, String tag, byte[] body, long made) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : response.getHeaderNames()) {
            if (!OF_ONE_ANSWER.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        return new Rendering(headers, tag, body, made);
    }

    /** While it is renewed by the first who comes too late, the others still get it, for one life more. */
    boolean serves(long now) {
        long age = now - made;
        long life = VisitorPages.LIFE.toNanos();
        return age < life || age < 2 * life && !renewing.compareAndSet(false, true);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(PageConfiguration.HTML);
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean compress = accepted != null && accepted.contains("gzip");
        if (compress) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = compress ? compressed : plain;
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 3);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
