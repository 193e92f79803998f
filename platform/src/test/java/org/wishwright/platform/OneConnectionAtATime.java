package org.wishwright.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets no thread of the program hold a connection while it asks for another. As many threads as the pool has connections, doing
 * so at once, would wait for each other until all of them fail; a query inside another's row mapper is enough for that.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OneConnectionAtATime implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? new Counted(database) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        private final ThreadLocal<Integer> held = ThreadLocal.withInitial(() -> 0);

        Counted(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (held.get() > 0 && !beginsTransaction()) {
                throw new IllegalStateException(
                        "This thread holds a connection and asks for another. Finish the first query, then ask the next.");
            }
            var connection = super.getConnection();
            held.set(held.get() + 1);
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close") && !connection.isClosed()) {
                            held.set(held.get() - 1);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        /** A transaction of its own within another is somebody's decision; the registry of events takes it after a commit. */
        private static boolean beginsTransaction() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("doBegin")));
        }
    }
}
