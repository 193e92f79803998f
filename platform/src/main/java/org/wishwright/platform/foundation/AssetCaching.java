package org.wishwright.platform.foundation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** Browsers keep a file of ours for ever at the address that names its content, and ask anew at any other. */
final class AssetCaching implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var file = request.getRequestURI().substring("/assets/".length());
        var version = request.getParameter("v");
        boolean current = version != null && Assets.isCurrent(file, version);
        response.setHeader(HttpHeaders.CACHE_CONTROL, current ? "public, max-age=31536000, immutable" : "no-cache");
        return true;
    }
}
