package org.wishwright.platform.ledger.wechat;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.wishwright.platform.ledger.ProviderSilentException;

/**
 * Carries the official client's requests over the JDK's HTTP client, so that neither of the two others it could use comes along;
 * signing, and checking the signature of every answer, stay the client's.
 */
final class WechatHttp extends AbstractHttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final URI address;

    /** Made when there is something to say. */
    private static final class Client {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** @param address where requests go, whatever host the client has in mind */
    WechatHttp(Credential credential, Validator validator, URI address) {
        super(credential, validator);
        this.address = address;
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        var answer = sent(request);
        return new OriginalResponse.Builder()
                .request(request)
                .headers(headers(answer))
                .statusCode(answer.statusCode())
                .contentType(answer.headers().firstValue("Content-Type").orElse("application/json"))
                .body(answer.body())
                .build();
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        return new ByteArrayInputStream(sent(request).body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String getHttpClientInfo() {
        return "java.net.http";
    }

    private HttpResponse<String> sent(HttpRequest request) {
        var there = address.resolve(request.getUri().getRawPath()
                + (request.getUri().getRawQuery() == null
                        ? ""
                        : "?" + request.getUri().getRawQuery()));
        var body = request.getBody() instanceof JsonRequestBody json
                ? BodyPublishers.ofString(json.getBody())
                : BodyPublishers.noBody();
        var carried = java.net.http.HttpRequest.newBuilder(there)
                .timeout(ANSWER)
                .method(request.getHttpMethod().name(), body);
        request.getHeaders().getHeaders().forEach(carried::setHeader);
        if (request.getBody() != null) {
            carried.setHeader("Content-Type", request.getBody().getContentType());
        }
        try {
            return Client.HTTP.send(carried.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new HttpException(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderSilentException("Interrupted while WeChat Pay was asked", e);
        }
    }

    /** As the client looks for them: each word of a name with a capital letter. */
    private static Map<String, String> headers(HttpResponse<String> answer) {
        var headers = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> headers.put(capitals(name), values.getFirst()));
        return headers;
    }

    private static String capitals(String name) {
        if (name.equalsIgnoreCase("Request-ID")) {
            return "Request-ID";
        }
        var out = new StringBuilder();
        for (var word : name.toLowerCase(Locale.ROOT).split("-", -1)) {
            out.append(out.isEmpty() ? "" : "-");
            out.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return out.toString();
    }
}
