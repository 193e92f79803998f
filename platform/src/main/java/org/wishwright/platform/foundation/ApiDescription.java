package org.wishwright.platform.foundation;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands above the list of addresses in the description of the API: what it is, and how a caller says who she is. */
@Configuration
class ApiDescription {

    private static final String BEARER = "bearer";
    private static final String COOKIE = "session";

    @Bean
    static OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Wishwright")
                        .version("v1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description("""
                                People say what they want, makers produce exactly that. Everything that the pages do can be \
                                done here: choose and complete a configuration, order, pay, plan, report work, ship, prove.

                                - A refusal is `application/problem+json` (RFC 9457) with a stable `code` and a sentence that \
                                says what to do.
                                - A request with an `Idempotency-Key` takes effect once, however often it is sent.
                                - Lists come page by page: send the `next` of one as the `cursor` of the following.
                                - Amounts are whole minor units with their currency; instants are UTC."""))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The token that `POST /api/v1/sessions` answers."))
                        .addSecuritySchemes(
                                COOKIE,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(PageInterceptor.SESSION_COOKIE)
                                        .description(
                                                "A browser's session; what changes something also needs the page's form"
                                                        + " token in `X-CSRF-TOKEN`.")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(COOKIE))
                .addSecurityItem(new SecurityRequirement()); // what is public needs neither
    }
}
