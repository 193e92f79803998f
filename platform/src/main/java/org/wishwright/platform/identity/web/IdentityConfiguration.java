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

/** Lets handlers take the caller as a parameter, which is not part of the described API. */
@Configuration
class IdentityConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<AdminActs> acts;

    IdentityConfiguration(ObjectProvider<AdminActs> acts) {
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
    }
}
