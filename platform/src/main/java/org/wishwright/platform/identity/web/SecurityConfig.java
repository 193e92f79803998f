package org.wishwright.platform.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.ImportMap;
import org.wishwright.platform.identity.work.Sessions;

/**
 * The filter chain. It recognises callers, guards what is the operator's, and refuses forged posts; everything else is
 * decided by handlers that take a caller and services that decide by her about each object.
 */
@Configuration
class SecurityConfig {

    /** Pictures within a 3D part, and the file made for Quick Look, are blobs of the page itself. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' " + ImportMap.policySource()
            + "; img-src 'self' data: blob:; connect-src 'self' blob:; frame-ancestors 'none';"
            + " base-uri 'self'; form-action 'self'";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http, Sessions sessions, Answers answers) {
        var contexts = new RequestAttributeSecurityContextRepository();
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionFilter(sessions, contexts, answers), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SecurityConfig::couldBeForged))
                .headers(SecurityConfig::headers)
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/operator/**", "/api/v1/operator/**")
                        .hasRole("OPERATOR")
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, e) ->
                                answers.write(request, response, new RefusedException(CallerArgument.UNAUTHENTICATED)))
                        .accessDeniedHandler((request, response, e) ->
                                answers.write(request, response, new RefusedException(denied(e)))));
        return http.build();
    }

    /** There is no other way in than {@link SessionFilter}; this keeps Spring Boot from making up a user. */
    @Bean
    AuthenticationManager noOtherWay() {
        return authentication -> {
            throw new ProviderNotFoundException("Sessions are the only way in");
        };
    }

    /**
     * A browser sends cookies along with a post that another site made, so such posts must show the form's token. A
     * program that shows its session in a header, or calls the API without any session, cannot be abused like that.
     */
    static boolean couldBeForged(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || SessionCookie.hasBearer(request)) {
            return false;
        }
        return !request.getRequestURI().startsWith("/api/")
                || SessionCookie.cookie(request).isPresent();
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("ww_csrf");
        tokens.setParameterName("_csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .contentTypeOptions(Customizer.withDefaults())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    private static Refusal denied(Exception cause) {
        if (cause instanceof org.springframework.security.web.csrf.CsrfException) {
            return Refusal.of(
                    "request.token-forbidden",
                    "This form was opened too long ago or elsewhere. Go back, load the page again and send it once more.");
        }
        return Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this.");
    }
}
