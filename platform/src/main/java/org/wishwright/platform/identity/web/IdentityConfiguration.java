package org.wishwright.platform.identity.web;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.work.AdminActs;
import org.wishwright.platform.identity.work.SignInAgain;

/** Lets handlers take the caller as a parameter, which is not part of the described API. */
@Configuration
class IdentityConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<AdminActs> acts;
    private final ObjectProvider<SignInAgain> again;

    IdentityConfiguration(ObjectProvider<AdminActs> acts, ObjectProvider<SignInAgain> again) {
        this.again = again;
        this.acts = acts;
    }

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ActRecorder(acts.getObject()))
                .addPathPatterns("/operator/**", "/api/v1/operator/**");
        registry.addInterceptor(new FreshnessGate(again));
    }
}
