package org.wishwright.platform.foundation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Pages are JTE templates compiled with the program: view {@code order/show} is {@code jte/order/show.jte}. */
@Configuration
class PageConfiguration implements WebMvcConfigurer {

    static final String HTML = "text/html;charset=UTF-8";

    private final PageInterceptor pages;

    PageConfiguration(PageInterceptor pages) {
        this.pages = pages;
    }

    @Bean
    static TemplateEngine templateEngine() {
        var engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, PageConfiguration.class.getClassLoader(), "org.wishwright.pages");
        engine.setTrimControlStructures(true);
        return engine;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static ViewResolver jteViews(TemplateEngine engine) {
        return (name, locale) ->
                name.startsWith("redirect:") || name.startsWith("forward:") ? null : new JteView(engine, name + ".jte");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(pages).excludePathPatterns("/api/**", "/assets/**");
        registry.addInterceptor(new AssetCaching()).addPathPatterns("/assets/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/");
    }

    private record JteView(TemplateEngine engine, String template) implements View {

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var output = new Utf8ByteOutput();
            @SuppressWarnings("unchecked")
            var parameters = (Map<String, Object>) (Map<String, ?>) (model == null ? Map.of() : model);
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            if (PageInterceptor.isSame(request)) {
                share(output, request, response);
            } else {
                output.writeTo(response.getOutputStream());
            }
        }

        /** A browser may keep it too, but asks each time whether it still holds: somebody may have signed in. */
        private static void share(Utf8ByteOutput output, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var body = output.toByteArray();
            var tag = "W/\"" + Assets.hash(body) + "\"";
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            response.setHeader(HttpHeaders.VARY, "accept-encoding,accept-language,cookie");
            response.getOutputStream().write(body);
            new VisitorFilter.Shared(tag, body).leaveFor(request);
        }
    }
}
