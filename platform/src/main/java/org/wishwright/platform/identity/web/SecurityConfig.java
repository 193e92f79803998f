package org.wishwright.platform.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.ImportMap;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.work.SecondStep;
import org.wishwright.platform.identity.work.SecurityLog;
import org.wishwright.platform.identity.work.Sessions;

/**
 * The filter chain. It recognises callers, guards what is the operator's, and refuses forged posts; everything else is
 * decided by handlers that take a caller and services that decide by her about each object.
 */
@Configuration
class SecurityConfig {

    /** Pictures within a 3D part, and the file made for Quick Look, are blobs of the page itself. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' " + ImportMap.policySource()
            + "; img-src 'self' data: blob:; connect-src 'self' blob:; object-src 'none'; frame-ancestors 'none';"
            + " base-uri 'none'; form-action 'self'";

    /** Nothing here asks for these; a script that got in could not either. */
    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(),"
                    + " serial=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http,
            Sessions sessions,
            SecondStep second,
            Answers answers,
            @Value("${wishwright.public:false}") boolean isPublic) {
        var contexts = new RequestAttributeSecurityContextRepository();
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionFilter(sessions, contexts, answers), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(isPublic))
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SecurityConfig::couldBeForged))
                .headers(SecurityConfig::headers)
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/operator/**", "/api/v1/operator/**")
                        .access((who, where) -> new AuthorizationDecision(mayOperate(who.get(), second)))
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, e) ->
                                answers.write(request, response, new RefusedException(CallerArgument.UNAUTHENTICATED)))
                        .accessDeniedHandler((request, response, e) -> {
                            SecurityLog.forbidden(
                                    request.getMethod() + " " + request.getRequestURI(),
                                    CallerArgument.current().map(Caller::person).orElse(null));
                            answers.write(request, response, new RefusedException(denied(e)));
                        }));
        return http.build();
    }

    /** An operator; outside a sandbox one who came in with a passkey or a second step. */
    private static boolean mayOperate(@Nullable Authentication who, SecondStep second) {
        return who instanceof SignedIn signedIn
                && signedIn.getPrincipal().isOperator()
                && (signedIn.isStrong() || !second.isDemandedOfOperators());
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

    /** @param isPublic whether others reach this program, over TLS alone */
    private static CookieCsrfTokenRepository tokens(boolean isPublic) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(SessionCookie.named("ww_csrf", isPublic));
        tokens.setParameterName("_csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .contentTypeOptions(Customizer.withDefaults())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
    }

    private static Refusal denied(Exception cause) {
        if (cause instanceof org.springframework.security.web.csrf.CsrfException) {
            return Refusal.of(
                    "request.token-forbidden",
                    "This form was opened too long ago or elsewhere. Go back, load the page again and send it once more.");
        }
        if (CallerArgument.current().filter(Caller::isOperator).isPresent()) {
            return Refusal.of(
                    "identity.second-step-forbidden",
                    "Operators come in with a passkey or a second step. Set one up under My account, Ways in.");
        }
        return Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this.");
    }
}
