package org.wishwright.platform.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wishwright.platform.catalog.Pictures;

/** Gives each page {@link Pictures}, with which it addresses the pictures of choices. */
@Component
class PicturesInPages implements WebMvcConfigurer, HandlerInterceptor {

    private final Pictures pictures;

    PicturesInPages(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")) {
            view.addObject("pictures", pictures);
        }
    }
}
